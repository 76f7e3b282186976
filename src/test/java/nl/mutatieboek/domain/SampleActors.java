package nl.mutatieboek.domain;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.PersonId;

/** The actors of the scenarios, with their chapters. */
public final class SampleActors {
    public static final Actor PROPOSER = administrator("proposer");
    public static final Actor APPROVER = administrator("approver");
    public static final Actor THIRD = administrator("third");
    public static final Actor COUNTERPART = person("counterpart", "XVII");
    public static final Actor SECOND_COUNTERPART = person("second-counterpart", "XVII");
    public static final Actor BOTH = person("both", "XX", "XVII");
    public static final Actor TREASURER = person("treasurer", "AP");
    public static final Actor CONTROLLER = person("controller", "AP");
    public static final Actor STRANGER = person("stranger", "V");
    static final Actor SECOND_STRANGER = person("second-stranger", "V");

    public static final Actor INSPECTOR = new Actor(new PersonId("inspector"), Set.of(), Set.of(Mandate.INSPECTORATE));
    static final Actor SECOND_INSPECTOR =
            new Actor(new PersonId("second-inspector"), Set.of(), Set.of(Mandate.INSPECTORATE));
    public static final Actor IMPORTER = new Actor(new PersonId("importer"), Set.of(), Set.of(Mandate.IMPORT));

    private SampleActors() {}

    public static Actor person(String name, String... actsFor) {
        return new Actor(
                new PersonId(name), Arrays.stream(actsFor).map(ChapterCode::new).collect(Collectors.toSet()));
    }

    /** Roles for XX and for the whole book. */
    private static Actor administrator(String name) {
        return new Actor(new PersonId(name), Set.of(new ChapterCode("XX")), Set.of(Mandate.ADMINISTER));
    }

    public static Actor proposerOf(ChapterCode chapter) {
        return switch (chapter.value()) {
            case "XX" -> PROPOSER;
            case "XVII" -> COUNTERPART;
            case "AP" -> TREASURER;
            case "V" -> STRANGER;
            default -> person("proposer-of-" + chapter, chapter.value());
        };
    }

    static Actor approverOf(ChapterCode chapter) {
        return switch (chapter.value()) {
            case "XX" -> APPROVER;
            case "XVII" -> SECOND_COUNTERPART;
            case "AP" -> CONTROLLER;
            case "V" -> SECOND_STRANGER;
            default -> person("approver-of-" + chapter, chapter.value());
        };
    }
}
