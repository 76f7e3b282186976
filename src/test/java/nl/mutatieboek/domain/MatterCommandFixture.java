package nl.mutatieboek.domain;

import static nl.mutatieboek.domain.ActorCommandFactory.propose;
import static nl.mutatieboek.domain.MatterDraft.amendment;
import static nl.mutatieboek.domain.MatterDraft.decide;
import static nl.mutatieboek.domain.StructureCommandFactory.registerMoment;

import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.MatterDecision;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationKind;

/** Matters and commands that tests of parliamentary matters share. */
final class MatterCommandFixture {
    static final ChapterCode XX = new ChapterCode("XX");
    static final Moment OWB = Moment.parse("2026-OWB");
    static final MatterDraft PAPER = amendment("36800-XX-12");
    static final ProposalDraft BOOKING = ProposalDraft.of(MutationKind.AMENDMENT, "XX/37 U 2026 10");

    static final CommandScript ADOPTED =
            CommandScript.of(PAPER.record("a"), decide("a", MatterDecision.ADOPTED, "2025-12-04"));

    static final CommandScript STRUCTURAL = CommandScript.of(
            registerMoment("2027-OWB", "2026-09-15"),
            PAPER.structural().record("a"),
            decide("a", MatterDecision.ADOPTED, "2025-12-04"));

    static final CommandScript PROPOSED = CommandScript.of(PAPER.record("a"), propose("booking", BOOKING));

    private MatterCommandFixture() {}
}
