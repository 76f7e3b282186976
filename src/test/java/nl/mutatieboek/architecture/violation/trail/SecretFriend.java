package nl.mutatieboek.architecture.violation.trail;

/** Lives in a room that does not say what it answers. */
public final class SecretFriend {
    public String secret() {
        return "secret";
    }
}
