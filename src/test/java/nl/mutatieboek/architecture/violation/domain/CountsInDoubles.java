package nl.mutatieboek.architecture.violation.domain;

/** Half of an amount, in a local variable that no signature shows. */
public final class CountsInDoubles {
    private CountsInDoubles() {}

    public static long half(long thousands) {
        double half = thousands * 0.5;
        return (long) half;
    }
}
