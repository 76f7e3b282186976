package nl.mutatieboek.domain.model;

import static nl.mutatieboek.domain.model.ModelRefusalException.refuseIf;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import nl.mutatieboek.domain.Actor;
import nl.mutatieboek.domain.value.ChapterCode;

/** Plain model of who acts, and for which chapters. */
record ModelActor(String person, Map<String, Set<String>> ofChapters, Set<String> mandates) {
    /** Models an actor of the rules. */
    static ModelActor of(Actor actor) {
        return new ModelActor(
                actor.person().value(),
                actor.chapterMandates().entrySet().stream()
                        .collect(Collectors.toMap(
                                held -> held.getKey().name(),
                                held -> held.getValue().stream()
                                        .map(ChapterCode::value)
                                        .collect(Collectors.toSet()))),
                actor.bookMandates().stream().map(Enum::name).collect(Collectors.toSet()));
    }

    boolean hasMandate(String mandate, String chapter) {
        return mandates.contains(mandate)
                || ofChapters.getOrDefault(mandate, Set.of()).contains(chapter);
    }

    boolean actsFor(Collection<String> chapters) {
        return ofChapters.values().stream().anyMatch(of -> chapters.stream().anyMatch(of::contains));
    }

    /** Refused when it has no mandate of any of these chapters. */
    void requireMandate(String mandate, Collection<String> chapters) {
        if (chapters.stream().noneMatch(chapter -> hasMandate(mandate, chapter))) {
            refuseIf(actsFor(chapters), "no-mandate-for-chapter");
            refuseIf(true, "not-of-chapter");
        }
    }

    /** A person without part in a mutation must not learn its state. */
    void refuseForState(ModelMutation mutation, boolean wrong, String why) {
        boolean stranger = mandates.isEmpty() && !mutation.proposer.equals(person) && !actsFor(mutation.chapters());
        refuseIf(wrong && stranger, "not-of-chapter");
        refuseIf(wrong, why);
    }

    void requireBookAdministrator() {
        refuseIf(!mandates.contains("ADMINISTER") && !mandates.contains("IMPORT"), "no-mandate");
    }
}
