package nl.mutatieboek.ledger.projection;

import java.util.List;
import java.util.function.Supplier;
import org.springframework.core.io.support.SpringFactoriesLoader;

/** Creates empty projections: one of each, always in the same order. */
@FunctionalInterface
public interface ProjectionFactory extends Supplier<List<Projection>> {
    /** Creates the projections registered in {@code META-INF/spring.factories}. */
    ProjectionFactory FROM_SPRING_FACTORIES =
            () -> SpringFactoriesLoader.forDefaultResourceLocation().load(Projection.class);
}
