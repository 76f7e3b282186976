package nl.mutatieboek.budget;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import nl.mutatieboek.budget.StructureQueries.KnownMoment;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.ledger.projection.ProjectionReader;

/** Structures for tests of other modules. */
public final class StructureFixture {
    private StructureFixture() {}

    /** The structure that some projections know. */
    public static StructureQueries structureOf(ProjectionReader projections) {
        return new StructureQueries(projections);
    }

    /** One that knows some moments, each submitted on a day, and nothing else. */
    public static StructureSnapshot structureOf(Map<Moment, LocalDate> moments) {
        List<KnownMoment> known = moments.entrySet().stream()
                .map(moment -> new KnownMoment(moment.getKey(), moment.getValue(), false, null, false))
                .toList();
        return new StructureSnapshot(new ItemRegistrationState(), known, List.of(), List.of(), List.of(), List.of());
    }
}
