package nl.mutatieboek.domain.model;

/** A refusal of the plain model: its code, and numbers for some refusals. */
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
