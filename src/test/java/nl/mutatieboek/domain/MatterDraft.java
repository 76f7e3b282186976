package nl.mutatieboek.domain;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Continuation;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.MatterAmount;
import nl.mutatieboek.domain.value.MatterDecision;
import nl.mutatieboek.domain.value.MatterDetails;
import nl.mutatieboek.domain.value.MatterFollowUp;
import nl.mutatieboek.domain.value.MatterFollowUp.FollowUpType;
import nl.mutatieboek.domain.value.MatterId;
import nl.mutatieboek.domain.value.MatterType;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.Precision;
import nl.mutatieboek.domain.value.Thousands;
import org.jspecify.annotations.Nullable;

/** Builds the paper of a parliamentary matter, and the commands on it. A matter is identified by a name. */
public record MatterDraft(
        MatterType type,
        @Nullable String paper,
        @Nullable String member,
        @Nullable Moment bill,
        LocalDate submittedOn,
        @Nullable MatterId amends,
        Continuation continuation,
        List<MatterAmount> amounts,
        Precision precision) {
    public static final Continuation STRUCTURAL = new Continuation(Continuation.Type.STRUCTURAL, null);

    /** An amendment of 15 November 2025 on the budget bill of 2026. */
    public static MatterDraft amendment(String paper) {
        return new MatterDraft(
                MatterType.AMENDMENT,
                paper,
                "a member",
                Moment.parse("2026-OWB"),
                LocalDate.parse("2025-11-15"),
                null,
                Continuation.UNKNOWN,
                List.of(),
                Precision.EXACT);
    }

    public static MatterDraft subAmendment(String paper, String amends) {
        MatterDraft plain = amendment(paper);
        return new MatterDraft(
                MatterType.SUB_AMENDMENT,
                paper,
                plain.member,
                plain.bill,
                plain.submittedOn,
                id(amends),
                Continuation.UNKNOWN,
                List.of(),
                Precision.EXACT);
    }

    public static MatterDraft motion(String paper) {
        return amendment(paper).withType(MatterType.MOTION);
    }

    public static MatterDraft undertaking() {
        return new MatterDraft(
                MatterType.UNDERTAKING,
                null,
                null,
                null,
                LocalDate.parse("2025-11-15"),
                null,
                Continuation.UNKNOWN,
                List.of(),
                Precision.EXACT);
    }

    public MatterDraft withType(MatterType other) {
        return new MatterDraft(other, paper, member, bill, submittedOn, amends, continuation, amounts, precision);
    }

    public MatterDraft withPaper(@Nullable String other) {
        return new MatterDraft(type, other, member, bill, submittedOn, amends, continuation, amounts, precision);
    }

    public MatterDraft withMember(@Nullable String other) {
        return new MatterDraft(type, paper, other, bill, submittedOn, amends, continuation, amounts, precision);
    }

    public MatterDraft withBill(@Nullable String other) {
        return new MatterDraft(
                type,
                paper,
                member,
                other == null ? null : Moment.parse(other),
                submittedOn,
                amends,
                continuation,
                amounts,
                precision);
    }

    public MatterDraft withDay(String other) {
        return new MatterDraft(
                type, paper, member, bill, LocalDate.parse(other), amends, continuation, amounts, precision);
    }

    public MatterDraft withAmends(@Nullable String name) {
        return new MatterDraft(
                type,
                paper,
                member,
                bill,
                submittedOn,
                name == null ? null : id(name),
                continuation,
                amounts,
                precision);
    }

    public MatterDraft structural() {
        return new MatterDraft(type, paper, member, bill, submittedOn, amends, STRUCTURAL, amounts, precision);
    }

    /** Amounts such as {@code XX/37 U 2026 -10}. */
    public MatterDraft withAmounts(String... lines) {
        return new MatterDraft(
                type,
                paper,
                member,
                bill,
                submittedOn,
                amends,
                continuation,
                Arrays.stream(lines).map(MatterDraft::amount).toList(),
                precision);
    }

    /** Amounts that the paper rounds to this many thousands. */
    public MatterDraft rounded(long thousands) {
        return new MatterDraft(
                type, paper, member, bill, submittedOn, amends, continuation, amounts, new Precision(thousands));
    }

    private static MatterAmount amount(String line) {
        String[] parts = line.split(" ");
        return new MatterAmount(
                ItemPath.parse(parts[0]),
                Arrays.stream(Flow.values())
                        .filter(flow -> flow.letter().equals(parts[1]))
                        .findFirst()
                        .orElseThrow(),
                BudgetYear.parse(parts[2]),
                new Thousands(Long.parseLong(parts[3])));
    }

    public MatterDetails details() {
        return new MatterDetails(
                type, paper, "about " + type, member, bill, submittedOn, amends, continuation, amounts, precision);
    }

    /** Returns the id of a matter of XX by its name in the scenario. */
    public static MatterId id(String name) {
        return id("XX", name);
    }

    static MatterId id(String chapter, String name) {
        return new MatterId(
                new ChapterCode(chapter), String.format(Locale.ROOT, "%012x", name.hashCode() & 0xFFFF_FFFFL));
    }

    private static ActorCommand act(Function<MatterId, MatterCommand> command, String name) {
        return new ActorCommand(SampleActors.APPROVER, command.apply(id(name)));
    }

    public ActorCommand record(String name) {
        return act(id -> new MatterCommand.RecordMatter(id, details()), name);
    }

    public ActorCommand recordIn(String chapter, String name) {
        return new ActorCommand(SampleActors.APPROVER, new MatterCommand.RecordMatter(id(chapter, name), details()));
    }

    public ActorCommand change(String name, String on) {
        return act(id -> new MatterCommand.ChangeMatter(id, LocalDate.parse(on), details()), name);
    }

    public ActorCommand correct(String name) {
        return act(id -> new MatterCommand.CorrectMatter(id, details(), "misread"), name);
    }

    public static ActorCommand decide(String name, MatterDecision decision, String on) {
        return act(id -> new MatterCommand.DecideMatter(id, decision, LocalDate.parse(on), null), name);
    }

    public static ActorCommand link(String name, String mutation) {
        return act(id -> new MatterCommand.LinkMatter(id, ActorCommandFactory.mutation(mutation)), name);
    }

    public static ActorCommand followUp(
            String name, FollowUpType type, String on, @Nullable String remark, @Nullable String bill) {
        return act(
                id -> new MatterCommand.FollowUpMatter(
                        id,
                        new MatterFollowUp(
                                type,
                                LocalDate.parse(on),
                                "36900-XX-2",
                                remark,
                                bill == null ? null : Moment.parse(bill))),
                name);
    }

    public static ActorCommand revoke(String name, int step) {
        return act(id -> new MatterCommand.RevokeMatterStep(id, step, "misread"), name);
    }
}
