package nl.mutatieboek.platform;

import java.util.Map;
import nl.mutatieboek.domain.Refusal;
import org.jspecify.annotations.Nullable;

/** The rules of the domain refuse a command. */
public final class RefusedException extends CodedException {
    private final transient Refusal refusal;
    private final transient @Nullable Object target;

    /** @param target the mutation, chapter or moment that the request is about; null if it names none */
    public RefusedException(Refusal refusal, @Nullable Object target) {
        super(refusal.code(), Map.of());
        this.refusal = refusal;
        this.target = target;
    }

    public Refusal refusal() {
        return refusal;
    }

    public @Nullable Object target() {
        return target;
    }
}
