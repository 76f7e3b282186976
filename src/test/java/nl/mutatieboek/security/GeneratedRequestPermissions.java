package nl.mutatieboek.security;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which generated requests may make which events, for whom. */
final class GeneratedRequestPermissions {
    static final Set<String> BOOKING = Set.of(
            "postings-booked",
            "mutation-booked",
            "mutation-reversed",
            "reserve-draw-released",
            "reversal-released",
            "lineage-linked",
            "lineage-unlinked");

    static final Set<String> REFUSING = Set.of(
            "mutation-rejected",
            "mutation-returned",
            "reserve-draw-released",
            "reversal-released",
            "attachment-added",
            "attachment-withdrawn");

    /** Actors of the entries by user; other users record nothing. */
    static final Map<String, Set<String>> MAY_MAKE = Map.of(
            "xx-proposer",
            Set.of(
                    "mutation-proposed",
                    "mutation-number-issued",
                    "counterpart-informed",
                    "reserve-draw-claimed",
                    "reserve-draw-released",
                    "reversal-claimed",
                    "reversal-released",
                    "mutation-withdrawn",
                    "attachment-added",
                    "attachment-withdrawn",
                    "published-balance-recorded",
                    "year-end-margin-cap-recorded",
                    "coverage-form-stated",
                    "budget-flexibility-recorded"),
            "xx-approver",
            union(BOOKING, REFUSING, Set.of("mutation-approved", "early-execution-allowed")),
            "xvii-counterpart",
            union(BOOKING, REFUSING, Set.of("mutation-confirmed")),
            "inspectorate",
            union(BOOKING, REFUSING, Set.of("mutation-agreed")),
            "importer",
            union(
                    BOOKING,
                    Set.of(
                            "moment-registered",
                            "embargo-lifted",
                            "chapter-opened",
                            "item-registered",
                            "item-named",
                            "mutation-number-issued",
                            "mutation-proposed",
                            "mutation-imported",
                            "published-balance-recorded",
                            "year-end-margin-cap-recorded",
                            "budget-flexibility-recorded")),
            "administrator",
            Set.of(
                    "moment-registered",
                    "chapter-opened",
                    "item-registered",
                    "item-named",
                    "default-marks-set",
                    "ceiling-recorded",
                    "item-corrected",
                    "item-name-corrected",
                    "chapter-change-proposed",
                    "chapter-change-withdrawn",
                    "embargo-lifted",
                    "embargo-restored",
                    "moment-corrected",
                    "moment-correction-proposed",
                    "moment-correction-withdrawn",
                    "matter-recorded",
                    "matter-changed",
                    "matter-decided",
                    "matter-linked",
                    "matter-followed-up",
                    "matter-corrected",
                    "matter-step-revoked",
                    "moment-closed",
                    "moment-reopened",
                    "bill-presented",
                    "bill-adopted",
                    "bill-adoption-revoked",
                    "bill-presentation-revoked"));

    static final Map<String, String> GRANTS = Map.of(
            "reader", "READER",
            "xx-proposer", "PROPOSER:XX",
            "xx-approver", "APPROVER:XX",
            "xvii-counterpart", "COUNTERPART:XVII",
            "inspectorate", "INSPECTORATE",
            "importer", "IMPORTER",
            "reading-auditor", "AUDITOR",
            "administrator", "ADMINISTRATOR",
            "monitor", "MONITOR",
            "without-grants", "");

    @SafeVarargs
    static Set<String> union(Set<String>... sets) {
        Set<String> all = new TreeSet<>();
        for (Set<String> set : sets) {
            all.addAll(set);
        }
        return all;
    }

    private GeneratedRequestPermissions() {}
}
