const LEAF = { children: [] };
const PLAIN_VALUE = /[^,\]}\s]+/y;
const STRING = /"(?:[^"\\]|\\.)*"/y;
const SPACE = /\s*/y;
/** Outlines a text that `JSON.parse` has already taken, and that is not nested deeper than the stack allows. */
export function outlineJson(text) {
    let at = 0;
    const take = (pattern) => {
        pattern.lastIndex = at;
        const token = pattern.exec(text)?.[0] ?? '';
        at += token.length;
        return token;
    };
    const value = () => {
        take(SPACE);
        const first = text[at];
        if (first === '{')
            return object();
        if (first === '[')
            return list();
        take(first === '"' ? STRING : PLAIN_VALUE);
        return LEAF;
    };
    /** Steps over the opening bracket, each separator and the closing bracket; `item` reads what lies between. */
    const items = (close, item) => {
        at += 1;
        take(SPACE);
        while (text[at] !== close) {
            item();
            take(SPACE);
            if (text[at] === ',')
                at += 1;
            take(SPACE);
        }
        at += 1;
    };
    const object = () => {
        const names = [];
        const children = [];
        items('}', () => {
            names.push(JSON.parse(take(STRING)));
            take(SPACE);
            at += 1;
            children.push(value());
        });
        return { names, children };
    };
    const list = () => {
        const children = [];
        items(']', () => children.push(value()));
        return { children };
    };
    return value();
}
