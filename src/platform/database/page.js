/** The items of one page, and how many there are in all. */
export class Page {
    constructor(items, total, paging, 
    /** The id to go on after, when asked by cursor and there may be more. */
    nextAfter) {
        this.items = items;
        this.total = total;
        this.paging = paging;
        this.nextAfter = nextAfter;
    }
    map(show) {
        return new Page(this.items.map(show), this.total, this.paging, this.nextAfter);
    }
}
