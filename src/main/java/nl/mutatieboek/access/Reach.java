package nl.mutatieboek.access;

/** How far a role reaches with an action. */
enum Reach {
    /** Not at all. */
    NOWHERE("–"),
    /** To the chapter for which it is granted; to all of them where it is granted for the book. */
    OWN("own"),
    /** To every chapter. */
    EVERY("every"),
    /** To every chapter, if it is granted for the book; else not at all. */
    BOOK("book");

    private final String sign;

    Reach(String sign) {
        this.sign = sign;
    }

    /** As documents write it. */
    String sign() {
        return sign;
    }
}
