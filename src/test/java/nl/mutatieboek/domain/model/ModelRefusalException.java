package nl.mutatieboek.domain.model;

/** What the model says no with: the code of the refusal, and its numbers where the model tells them. */
final class ModelRefusalException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ModelRefusalException(String said) {
        super(said);
    }

    static void refuseIf(boolean so, String said) {
        if (so) {
            throw new ModelRefusalException(said);
        }
    }
}
