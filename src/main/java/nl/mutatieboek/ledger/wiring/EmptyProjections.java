package nl.mutatieboek.ledger.wiring;

import java.util.List;
import java.util.function.Supplier;
import nl.mutatieboek.ledger.Projection;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.modulith.NamedInterface;

/** New projections, which have read nothing: one of each, always in the same order. */
@NamedInterface("reading")
@FunctionalInterface
public interface EmptyProjections extends Supplier<List<Projection>> {
    /** Those that rooms name in {@code META-INF/spring.factories}. */
    EmptyProjections OF_THE_ROOMS =
            () -> SpringFactoriesLoader.forDefaultResourceLocation().load(Projection.class);
}
