package nl.mutatieboek.domain.mutation;

import static nl.mutatieboek.domain.ActorCommandFactory.bookMutation;
import static nl.mutatieboek.domain.ActorCommandFactory.importMutation;
import static nl.mutatieboek.domain.ActorCommandFactory.propose;
import static nl.mutatieboek.domain.KindDetailsBuilder.empty;
import static nl.mutatieboek.domain.ProposalDraft.of;
import static nl.mutatieboek.domain.SampleBook.EARMARK;
import static nl.mutatieboek.domain.value.Flow.EXPENDITURE;
import static nl.mutatieboek.domain.value.MutationKind.AMENDMENT;
import static nl.mutatieboek.domain.value.MutationKind.CASH_SHIFT;
import static nl.mutatieboek.domain.value.MutationKind.EXTRAPOLATION;
import static nl.mutatieboek.domain.value.MutationKind.FINAL_BUDGET;
import static nl.mutatieboek.domain.value.MutationKind.GOVERNMENT_AMENDMENT;
import static nl.mutatieboek.domain.value.MutationKind.GROSS_UP;
import static nl.mutatieboek.domain.value.MutationKind.INTENSIFICATION;
import static nl.mutatieboek.domain.value.MutationKind.OPENING;
import static nl.mutatieboek.domain.value.MutationKind.PUBLISHED;
import static nl.mutatieboek.domain.value.MutationKind.REALLOCATION;
import static nl.mutatieboek.domain.value.MutationKind.REORGANISATION;
import static nl.mutatieboek.domain.value.MutationKind.RESERVATION;
import static nl.mutatieboek.domain.value.MutationKind.RESERVE_ALLOCATION;
import static nl.mutatieboek.domain.value.MutationKind.RE_ESTIMATE;
import static nl.mutatieboek.domain.value.MutationKind.SPENDING_CUT;
import static nl.mutatieboek.domain.value.MutationKind.TRANSFER;
import static nl.mutatieboek.domain.value.MutationKind.WAGE_AND_PRICE_ADJUSTMENT;
import static nl.mutatieboek.domain.value.MutationKind.YEAR_END_MARGIN;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import nl.mutatieboek.domain.Actor;
import nl.mutatieboek.domain.ActorCommand;
import nl.mutatieboek.domain.ActorCommandFactory;
import nl.mutatieboek.domain.CommandScript;
import nl.mutatieboek.domain.KindDetailsBuilder;
import nl.mutatieboek.domain.KindRefusal.CounterEntryNotOpposite;
import nl.mutatieboek.domain.KindRefusal.NoShiftBetweenYears;
import nl.mutatieboek.domain.KindRefusal.Unbalanced;
import nl.mutatieboek.domain.KindRefusal.UnbalancedOverYears;
import nl.mutatieboek.domain.ProposalDraft;
import nl.mutatieboek.domain.Refusal;
import nl.mutatieboek.domain.SampleActors;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Thousands;
import org.junit.jupiter.params.provider.Arguments;

/** Proposals, refusals and lines that tests of the kinds share. */
final class KindRuleFixture {
    static final CommandScript NOTHING = CommandScript.of();

    static final ProposalDraft ADDED = of(EXTRAPOLATION)
            .posting(ProposalDraft.posting("XX/37 U 2031 2115 0", "Nothing is booked in 2030"))
            .withMoment("2026-O1");

    static final ProposalDraft IN_2030 = of(RE_ESTIMATE, "XX/37 U 2030 5").withMoment("2026-O1");

    static final CommandScript BASE = bookMutation("base", IN_2030);
    static final ProposalDraft AMENDED = of(AMENDMENT, "XX/37 U 2026 500", "XX/91 U 2026 -500");
    static final ProposalDraft MOVED = of(REORGANISATION, "V/4 U 2026 -100", "XX/37 U 2026 100");
    static final CommandScript PRESENTED = ActorCommandFactory.presentBill("2026-OWB", "XX", "2025-09-16");
    static final ChapterCode XX = new ChapterCode("XX");
    static final ChapterCode XVII = new ChapterCode("XVII");

    static NoShiftBetweenYears noShift(ChapterCode chapter, Flow flow, long years, long items) {
        return new NoShiftBetweenYears(CASH_SHIFT, chapter, flow, new Thousands(years), new Thousands(items));
    }

    static CounterEntryNotOpposite notOpposite(ChapterCode chapter, Flow flow, int year, long part, long counterEntry) {
        return new CounterEntryNotOpposite(
                WAGE_AND_PRICE_ADJUSTMENT,
                chapter,
                flow,
                year(year),
                new Thousands(part),
                new ChapterCode("AP"),
                new Thousands(counterEntry));
    }

    /** A mutation of each kind that keeps its rule. */
    static ProposalDraft kept(MutationKind kind) {
        return switch (kind) {
            case OPENING, PUBLISHED, RE_ESTIMATE, INTENSIFICATION -> of(kind, "XX/37 U 2026 100");
            case SPENDING_CUT -> of(kind, "XX/37 U 2026 -100");
            case TRANSFER -> of(kind, "XVII/~ U 2026 -100", "XX/37 U 2026 100");
            case REALLOCATION -> of(kind, "XX/37 U 2026 -100", "XX/91 U 2026 100");
            case RESERVATION -> of(kind, EARMARK + " U 2026 100");
            case RESERVE_ALLOCATION -> of(kind, EARMARK + " U 2026 -100", "XX/37 U 2026 100");
            case CASH_SHIFT -> of(kind, "XX/37 U 2026 -100", "XX/37 U 2028 100");
            case GROSS_UP -> of(kind, "XX/37 U 2026 100", "XX/91 O 2026 100");
            case WAGE_AND_PRICE_ADJUSTMENT, YEAR_END_MARGIN -> of(kind, "AP/~ U 2026 -100", "XX/92 U 2026 100");
            case AMENDMENT -> AMENDED;
            case GOVERNMENT_AMENDMENT -> of(kind, "XX/37 U 2026 100");
            case EXTRAPOLATION -> ADDED;
            case FINAL_BUDGET -> of(kind, "XX/37 U 2026 -100", "XX/37 V 2026 5");
            case REORGANISATION -> MOVED.withDetails(empty().lineage("V/4 XX/37"));
            case REVERSAL -> throw new IllegalArgumentException("It has an endpoint of its own");
        };
    }

    static ProposalDraft stated(MutationKind kind, String lines, long last) {
        String[] words = (lines + last).split(" ");
        return of(
                kind,
                Stream.iterate(0, i -> i < words.length, i -> i + 4)
                        .map(i -> String.join(" ", List.of(words).subList(i, i + 4)))
                        .toArray(String[]::new));
    }

    static Refusal missing(MutationKind kind, String article, long missed) {
        return article == null
                ? off(kind, missed)
                : new UnbalancedOverYears(kind, XX, EXPENDITURE, new Thousands(missed));
    }

    static Arguments no(String what, ProposalDraft draft, Refusal fact) {
        return no(what, NOTHING, draft, fact);
    }

    static Arguments no(String what, CommandScript given, ProposalDraft draft, Refusal fact) {
        ActorCommand act = draft.kind() == PUBLISHED
                ? importMutation("it", draft)
                : propose("it", draft).asActor(proposer(draft));
        return arguments(what, given, act, fact);
    }

    static Arguments yes(String what, ProposalDraft draft) {
        return yes(what, NOTHING, draft);
    }

    static Arguments yes(String what, CommandScript given, ProposalDraft draft) {
        return no(what, given, draft, null);
    }

    static Actor proposer(ProposalDraft draft) {
        return SampleActors.proposerOf(draft.proposal().chapters().getLast());
    }

    static Refusal off(MutationKind kind, long sum) {
        return new Unbalanced(kind, EXPENDITURE, year(2026), new Thousands(sum));
    }

    static KindDetailsBuilder amending(String bill) {
        return empty().parliamentaryPaper("36800-XX-12").member("Piri").bill(bill);
    }

    static CommandScript reserve() {
        return bookMutation(
                "reserve",
                of(
                        RESERVATION,
                        EARMARK + " U 2026 115000",
                        EARMARK + " V 2026 115000",
                        EARMARK + " U 2027 115000",
                        EARMARK + " V 2027 115000"));
    }

    static ItemPath item(String path) {
        return ItemPath.parse(path);
    }

    static Moment moment(String text) {
        return Moment.parse(text);
    }

    static LocalDate date(String text) {
        return LocalDate.parse(text);
    }

    static BudgetYear year(int year) {
        return new BudgetYear(year);
    }

    private KindRuleFixture() {}
}
