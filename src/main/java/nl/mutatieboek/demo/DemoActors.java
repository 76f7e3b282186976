package nl.mutatieboek.demo;

import java.util.Set;
import nl.mutatieboek.domain.Actor;
import nl.mutatieboek.domain.Mandate;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.PersonId;

/** Actors of the demo; their user names are the same. */
final class DemoActors {
    /** Budget officer of Asiel en Migratie. */
    static final Actor PROPOSER = official("proposer", DemoScript.XX);

    /** Second budget officer there; also registers structure and moments, and closes moments. */
    static final Actor APPROVER =
            new Actor(new PersonId("approver"), Set.of(new ChapterCode(DemoScript.XX)), Set.of(Mandate.ADMINISTER));

    /** Budget officer of the chapter that pays for the migration partnerships. */
    static final Actor COUNTERPART = official("counterpart", DemoScript.XVII);

    private DemoActors() {}

    private static Actor official(String person, String chapter) {
        return new Actor(new PersonId(person), Set.of(new ChapterCode(chapter)));
    }
}
