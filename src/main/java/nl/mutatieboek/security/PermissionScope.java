package nl.mutatieboek.security;

/** Chapters for which a role permits an action. */
enum PermissionScope {
    /** No chapter. */
    NOWHERE("–"),
    /** The chapter of the grant; all chapters if granted for the book. */
    OWN("own"),
    /** Every chapter. */
    EVERY("every"),
    /** Every chapter if granted for the book, otherwise none. */
    BOOK("book");

    private final String sign;

    PermissionScope(String sign) {
        this.sign = sign;
    }

    /** Label in the documentation. */
    String sign() {
        return sign;
    }
}
