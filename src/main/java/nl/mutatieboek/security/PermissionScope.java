package nl.mutatieboek.security;

/** How far a role reaches with an action. */
enum PermissionScope {
    /** Not at all. */
    NOWHERE("–"),
    /** To the chapter for which it is granted; to all of them where it is granted for the book. */
    OWN("own"),
    /** To every chapter. */
    EVERY("every"),
    /** To every chapter, if it is granted for the book; else not at all. */
    BOOK("book");

    private final String sign;

    PermissionScope(String sign) {
        this.sign = sign;
    }

    /** As documents write it. */
    String sign() {
        return sign;
    }
}
