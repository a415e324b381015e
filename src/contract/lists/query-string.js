/** The query's parameters in the order sent; those that do not decode are told as faults. */
export function readQuery(query) {
    const parameters = [];
    const faults = [];
    if (query === '')
        return { parameters, faults };
    query.split('&').forEach((pair, place) => {
        const equals = pair.indexOf('=');
        const name = decode(equals < 0 ? pair : pair.slice(0, equals));
        const value = decode(equals < 0 ? '' : pair.slice(equals + 1));
        if (name === undefined || value === undefined || value.includes('\u0000') || name.includes('\u0000')) {
            faults.push(parameterFault({ name: name ?? pair, place }, 'Must be percent-encoded UTF-8 without U+0000'));
        }
        else
            parameters.push({ name, value, place });
    });
    return { parameters, faults };
}
export function parameterFault({ name, place }, text) {
    return { path: [name], place, code: 'invalid_parameter', text };
}
export function unknownParameter({ name, place }) {
    return { path: [name], place, code: 'unknown_parameter', text: 'Unknown query parameter' };
}
function decode(text) {
    try {
        return decodeURIComponent(text.replaceAll('+', ' '));
    }
    catch {
        return undefined;
    }
}
