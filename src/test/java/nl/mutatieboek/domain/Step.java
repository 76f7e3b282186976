package nl.mutatieboek.domain;

import java.util.List;
import java.util.stream.Stream;

/** One act of a story, or several that belong together. */
public interface Step {
    List<Act> acts();

    static Step of(Step... steps) {
        List<Act> acts = Stream.of(steps).flatMap(step -> step.acts().stream()).toList();
        return () -> acts;
    }
}
