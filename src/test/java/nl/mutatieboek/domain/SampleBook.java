package nl.mutatieboek.domain;

import static nl.mutatieboek.domain.StructureCommandFactory.openChapter;
import static nl.mutatieboek.domain.StructureCommandFactory.registerItem;
import static nl.mutatieboek.domain.StructureCommandFactory.registerMoment;

/** The book of the scenarios: chapters, items and moments, and no bookings. */
public final class SampleBook {
    /** A reserve once something was reserved on it. */
    public static final String EARMARK = "XX/92/asielmaatregelen";

    private SampleBook() {}

    static CommandScript openingCommands() {
        return CommandScript.of(
                registerMoment("2013-OWB", "2012-09-18"),
                registerMoment("2020-OWB", "2019-09-17"),
                registerMoment("2023-O1", "2023-04-28"),
                registerMoment("2025-OWB", "2024-09-17"),
                registerMoment("2025-O1", "2025-04-25"),
                registerMoment("2025-SBS", "2025-09-16"),
                registerMoment("2026-OWB", "2025-09-16"),
                registerMoment("2026-NVW-1", "2025-11-05"),
                registerMoment("2025-O2", "2025-11-28"),
                registerMoment("2026-ISB-1", "2026-02-02"),
                registerMoment("2026-VB", "2026-03-10"),
                registerMoment("2026-O1", "2026-04-24"),
                registerMoment("2025-SW", "2026-05-20"),
                registerMoment("2026-SW", "2027-05-19"),
                openChapter("XX", 2025, null, true),
                registerItem("XX/37", 2025, null),
                registerItem("XX/37/2", 2025, null),
                registerItem("XX/37/2/zbo", 2025, null),
                registerItem("XX/91", 2025, null),
                registerItem("XX/92", 2025, null),
                registerItem(EARMARK, 2025, null),
                registerItem(EARMARK + "/coa", 2025, null),
                registerItem("XX/92/klimaat", 2025, null),
                openChapter("XVII", 2013, null, true),
                registerItem("XVII/4", 2013, null),
                registerItem("XVII/4/oda", 2013, null),
                openChapter("V", 2013, null, true),
                registerItem("V/4", 2013, 2016),
                registerItem("V/4", 2018, null),
                registerItem("V/4/consulaten", 2013, 2014),
                openChapter("AP", 2025, null, false),
                registerItem("AP/asielmaatregelen", 2025, null));
    }
}
