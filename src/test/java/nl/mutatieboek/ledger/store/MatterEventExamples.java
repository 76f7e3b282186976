package nl.mutatieboek.ledger.store;

import static nl.mutatieboek.ledger.store.EventExamples.DAY;
import static nl.mutatieboek.ledger.store.EventExamples.MUTATION;
import static nl.mutatieboek.ledger.store.EventExamples.OWB;
import static nl.mutatieboek.ledger.store.EventExamples.YEAR;

import java.util.List;
import java.util.Map;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.domain.MatterEvent;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Continuation;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.MatterAmount;
import nl.mutatieboek.domain.value.MatterDecision;
import nl.mutatieboek.domain.value.MatterDetails;
import nl.mutatieboek.domain.value.MatterFollowUp;
import nl.mutatieboek.domain.value.MatterId;
import nl.mutatieboek.domain.value.MatterType;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.Precision;
import nl.mutatieboek.domain.value.Thousands;

/** Events of parliamentary matters, with all their fields and with only the required ones. */
final class MatterEventExamples {
    private MatterEventExamples() {}

    /** Puts them by the name of the approved file. */
    static void putInto(Map<String, Event> all) {
        MatterId matter = MatterId.parse("XX-72e358dd3a69");
        MatterDetails details = new MatterDetails(
                MatterType.SUB_AMENDMENT,
                "36800-XX-13",
                "Meer plekken voor kleinschalige opvang",
                "Van Dijk en Bakker",
                OWB,
                DAY,
                MatterId.parse("XX-156b5e79e309"),
                new Continuation(Continuation.Type.UNTIL, new BudgetYear(2029)),
                List.of(new MatterAmount(ItemPath.parse("XX/37"), Flow.EXPENDITURE, YEAR, new Thousands(-10_000))),
                new Precision(1_000));
        MatterDetails minimal = new MatterDetails(
                MatterType.UNDERTAKING,
                null,
                "Brief over opvang",
                null,
                null,
                DAY,
                null,
                Continuation.UNKNOWN,
                List.of(),
                Precision.EXACT);
        all.put("matter-recorded", new MatterEvent.MatterRecorded(matter, details));
        all.put("matter-recorded-minimal", new MatterEvent.MatterRecorded(matter, minimal));
        all.put("matter-changed", new MatterEvent.MatterChanged(matter, DAY, details));
        all.put("matter-changed-minimal", new MatterEvent.MatterChanged(matter, DAY, minimal));
        all.put("matter-corrected", new MatterEvent.MatterCorrected(matter, details, "verkeerd gelezen"));
        all.put("matter-corrected-minimal", new MatterEvent.MatterCorrected(matter, minimal, "verkeerd gelezen"));
        all.put(
                "matter-decided",
                new MatterEvent.MatterDecided(matter, DAY, MatterDecision.ADOPTED, "Handelingen 2025-2026, nr. 30"));
        all.put("matter-decided-minimal", new MatterEvent.MatterDecided(matter, DAY, MatterDecision.HELD_OVER, null));
        all.put("matter-linked", new MatterEvent.MatterLinked(matter, MUTATION));
        all.put(
                "matter-followed-up",
                new MatterEvent.MatterFollowedUp(
                        matter,
                        new MatterFollowUp(
                                MatterFollowUp.FollowUpType.NOT_CARRIED,
                                DAY,
                                "36900-XX-2, p. 14",
                                "De regeling is vervallen",
                                Moment.parse("2027-OWB"))));
        all.put(
                "matter-followed-up-minimal",
                new MatterEvent.MatterFollowedUp(
                        matter,
                        new MatterFollowUp(
                                MatterFollowUp.FollowUpType.FULFILLED, DAY, "36900-XX-2, p. 14", null, null)));
        all.put("matter-step-revoked", new MatterEvent.MatterStepRevoked(matter, 2, "verkeerd gelezen"));
    }
}
