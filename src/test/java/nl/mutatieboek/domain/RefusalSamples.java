package nl.mutatieboek.domain;

import static nl.mutatieboek.domain.ProposalDraft.reEstimate;
import static nl.mutatieboek.domain.ProposalDraft.transfer;

import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.PersonId;

/** Proposals and values that the tables of refusals share. */
final class RefusalSamples {
    static final Moment OWB_2026 = Moment.parse("2026-OWB");
    static final ProposalDraft ESTIMATE = reEstimate("XX/37 U 2026 -5");
    static final ProposalDraft TRANSFER = transfer("XVII/~ U 2026 -10", "XX/37 U 2026 10");
    static final CommandScript NOTHING = CommandScript.of();

    private RefusalSamples() {}

    static ChapterCode chapter(String code) {
        return new ChapterCode(code);
    }

    static ItemPath item(String path) {
        return ItemPath.parse(path);
    }

    static BudgetYear year(int year) {
        return new BudgetYear(year);
    }

    static PersonId who(String person) {
        return new PersonId(person);
    }
}
