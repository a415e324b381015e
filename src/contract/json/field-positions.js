/**
 * Numbers faulty fields as the caller sent them: zero-based, nested ones joined by dots. A field that was not sent
 * takes the next free number after those sent, in the order in which it is asked for.
 * A name that was sent twice is numbered by its last place, the one that repeats.
 */
export function fieldPositions(outline) {
    const missing = new Map();
    const placeOf = (parent, step) => {
        if (typeof step === 'number')
            return step;
        const sent = parent?.names?.lastIndexOf(step) ?? -1;
        if (sent >= 0)
            return sent;
        const names = missing.get(parent) ?? [];
        missing.set(parent, names);
        if (!names.includes(step))
            names.push(step);
        return (parent?.names?.length ?? 0) + names.indexOf(step);
    };
    return (path) => {
        let parent = outline;
        return path
            .map((step) => {
            const place = placeOf(parent, step);
            parent = parent?.children[place];
            return place;
        })
            .join('.');
    };
}
