package nl.mutatieboek.domain;

import static nl.mutatieboek.domain.People.APPROVER;
import static nl.mutatieboek.domain.People.COUNTERPART;
import static nl.mutatieboek.domain.People.IMPORTER;
import static nl.mutatieboek.domain.People.INSPECTOR;
import static nl.mutatieboek.domain.People.PROPOSER;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.mutatieboek.domain.Command.AgreeMutation;
import nl.mutatieboek.domain.Command.AllowEarlyExecution;
import nl.mutatieboek.domain.Command.ApproveMutation;
import nl.mutatieboek.domain.Command.ConfirmMutation;
import nl.mutatieboek.domain.Command.ImportMutation;
import nl.mutatieboek.domain.Command.ProposeMutation;
import nl.mutatieboek.domain.Command.ProposeMutationBatch;
import nl.mutatieboek.domain.Command.RejectMutation;
import nl.mutatieboek.domain.Command.ReturnMutation;
import nl.mutatieboek.domain.Command.ReverseMutation;
import nl.mutatieboek.domain.Command.WithdrawMutation;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.PersonId;
import nl.mutatieboek.domain.value.Precision;
import nl.mutatieboek.domain.value.PublishedBalance;
import nl.mutatieboek.domain.value.Source;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.domain.value.Validity;
import org.jspecify.annotations.Nullable;

/** What people do in the stories. A mutation is called by a name; who acts is the usual person unless the story says who. */
public final class Acts {
    private Acts() {}

    /** The identity of the mutation that a story calls so. */
    static MutationId mutation(String name) {
        return new MutationId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
    }

    public static Act propose(String name, Draft draft) {
        return new Act(PROPOSER, new ProposeMutation(mutation(name), null, draft.proposal()));
    }

    public static Act propose(String name, String chapter, Draft draft) {
        return new Act(PROPOSER, new ProposeMutation(mutation(name), new ChapterCode(chapter), draft.proposal()));
    }

    public static Act approve(String name) {
        return new Act(APPROVER, new ApproveMutation(mutation(name)));
    }

    static Act confirm(String name) {
        return new Act(COUNTERPART, new ConfirmMutation(mutation(name)));
    }

    static Act reject(String name) {
        return new Act(APPROVER, new RejectMutation(mutation(name), "No cover"));
    }

    static Act sendBack(String name) {
        return new Act(APPROVER, new ReturnMutation(mutation(name), "Which article?"));
    }

    static Act withdraw(String name) {
        return new Act(PROPOSER, new WithdrawMutation(mutation(name), null));
    }

    public static Act reverse(String name, String original) {
        return reverse(name, original, null, null);
    }

    public static Act reverse(String name, String original, @Nullable String moment, @Nullable String effectiveOn) {
        return new Act(
                PROPOSER,
                new ReverseMutation(
                        mutation(name),
                        mutation(original),
                        "Booked on the wrong article",
                        moment == null ? null : Moment.parse(moment),
                        effectiveOn == null ? null : LocalDate.parse(effectiveOn)));
    }

    static Act agree(String name) {
        return new Act(INSPECTOR, new AgreeMutation(mutation(name)));
    }

    static Act except(String name) {
        return new Act(APPROVER, new AllowEarlyExecution(mutation(name), "35806-2", "It cannot wait"));
    }

    public static Act take(String name, Draft draft) {
        return new Act(IMPORTER, new ImportMutation(mutation(name), draft.proposal(), false));
    }

    /** The same, by an importer who says that whatever looks like it is another mutation. */
    static Act takeEvenIfAlike(String name, Draft draft) {
        return new Act(IMPORTER, new ImportMutation(mutation(name), draft.proposal(), true));
    }

    /** Balances that a document states: {@code XX/37 U 2026 500}. */
    public static Act takeBalances(String name, String moment, String... balances) {
        return new Act(
                IMPORTER,
                new Command.ImportBalances(
                        mutation(name),
                        "Published balances",
                        "As the document states them",
                        Moment.parse(moment),
                        new Source("36800-XX-2", null, null, null),
                        Arrays.stream(balances)
                                .map(Draft::posting)
                                .map(posting -> new Command.StatedBalance(
                                        posting.item(),
                                        posting.flow(),
                                        posting.year(),
                                        posting.thousands(),
                                        posting.basis(),
                                        posting.note()))
                                .toList()));
    }

    /** What several proposals would ask one by one, asked at once by the first one's proposer. */
    static Act together(Act... proposals) {
        return new Act(
                proposals[0].actor(),
                new ProposeMutationBatch(Arrays.stream(proposals)
                        .map(proposal -> (ProposeMutation) proposal.command())
                        .toList()));
    }

    /** Proposed, or taken from a document where nobody may propose it. */
    static Act entered(String name, Draft draft) {
        return draft.kind() == MutationKind.PUBLISHED ? take(name, draft) : propose(name, draft);
    }

    /** Proposed, approved and, if it touches another chapter, confirmed there by one person. */
    public static Step booked(String name, Draft draft) {
        if (draft.kind() == MutationKind.PUBLISHED) {
            return take(name, draft);
        }
        List<ChapterCode> chapters = List.copyOf(draft.proposal().chapters());
        ChapterCode own = chapters.getLast();
        List<Act> acts = new ArrayList<>();
        acts.add(propose(name, draft).by(People.proposerOf(own)));
        acts.add(approve(name).by(People.approverOf(own)));
        chapters.stream()
                .filter(chapter -> !chapter.equals(own))
                .forEach(chapter -> acts.add(confirm(name).by(People.proposerOf(chapter))));
        return () -> List.copyOf(acts);
    }

    /** Proposed and approved. */
    public static Step reversed(String name, String original) {
        return Step.of(reverse(name, original), approve(name));
    }

    /** The same, in another moment. */
    public static Step reversed(String name, String original, String moment) {
        return Step.of(reverse(name, original, moment, null), approve(name));
    }

    public static Act close(String moment, String chapter) {
        return new Act(APPROVER, new Command.CloseMoment(Moment.parse(moment), new ChapterCode(chapter)));
    }

    public static Act reopen(String moment, String chapter) {
        return new Act(
                APPROVER,
                new Command.ReopenMoment(Moment.parse(moment), new ChapterCode(chapter), "An invoice came late"));
    }

    public static Act withdrawSitting(String moment, String chapter) {
        return new Act(APPROVER, new Command.WithdrawMomentChange(Moment.parse(moment), new ChapterCode(chapter)));
    }

    public static Act present(String bill, String chapter, String on) {
        return new Act(
                PROPOSER,
                new Command.PresentBill(
                        new ChapterCode(chapter), Moment.parse(bill), "36800-" + chapter + "-1", LocalDate.parse(on)));
    }

    public static Act adopt(String bill, String chapter, String on) {
        return adopt(bill, chapter, on, on);
    }

    public static Act adopt(String bill, String chapter, String on, String effectiveFrom) {
        return new Act(
                PROPOSER,
                new Command.AdoptBill(
                        new ChapterCode(chapter),
                        Moment.parse(bill),
                        "Stb. 2026, 112",
                        LocalDate.parse(on),
                        LocalDate.parse(effectiveFrom)));
    }

    public static Act revoke(String bill, String chapter) {
        return new Act(
                PROPOSER,
                new Command.RevokeBill(new ChapterCode(chapter), Moment.parse(bill), "Recorded of another bill"));
    }

    static Act publish(String item, int year, String moment) {
        return publish(item, year, moment, 8_940_000);
    }

    static Act publish(String item, int year, String moment, long thousands) {
        return new Act(
                APPROVER,
                new Command.RecordPublishedBalance(new PublishedBalance(
                        ItemPath.parse(item),
                        Flow.EXPENDITURE,
                        new BudgetYear(year),
                        Moment.parse(moment),
                        new Thousands(thousands),
                        new Precision(1_000),
                        new Source("36800-XX-2", "Figuur 1", null, null),
                        null,
                        null)));
    }

    public static Act registerMoment(String moment, String submittedOn) {
        return new Act(APPROVER, new Command.RegisterMoment(Moment.parse(moment), LocalDate.parse(submittedOn), false));
    }

    /** On the statutory day, as a person does or as an import does. */
    public static Act registerAssumed(String moment, String day, boolean forDocument) {
        return new Act(
                APPROVER,
                new Command.RegisterMoment(Moment.parse(moment), LocalDate.parse(day), true, null, forDocument));
    }

    public static Act registerPublicAt(String moment, String day, String publicAt) {
        return new Act(
                APPROVER,
                new Command.RegisterMoment(
                        Moment.parse(moment), LocalDate.parse(day), false, Instant.parse(publicAt), false));
    }

    public static Act correct(String moment, String day, boolean assumed) {
        return new Act(
                APPROVER,
                new Command.CorrectMoment(
                        Moment.parse(moment), LocalDate.parse(day), assumed, null, "A day too early"));
    }

    public static Act withdrawCorrection(String moment) {
        return new Act(APPROVER, new Command.WithdrawMomentCorrection(Moment.parse(moment)));
    }

    /** As the writing process asks it, which holds no mandate. */
    public static Act liftEmbargo(String moment) {
        return new Act(new Actor(new PersonId("mutatieboek"), Set.of()), new Command.LiftEmbargo(Moment.parse(moment)));
    }

    public static Act openChapter(String chapter, int from, @Nullable Integer until, boolean budgetStatement) {
        return new Act(
                APPROVER,
                new Command.OpenChapter(
                        new ChapterCode(chapter), "Chapter " + chapter, valid(from, until), budgetStatement));
    }

    public static Act registerItem(String item, int from, @Nullable Integer until) {
        return new Act(APPROVER, new Command.RegisterItem(ItemPath.parse(item), "Item " + item, valid(from, until)));
    }

    /** As a file names it, besides these others; of an importer who says that it is another item than whatever it looks like. */
    static Act importItem(String item, String name, Set<String> others, boolean evenIfAlike) {
        Set<ItemPath> items = others.stream().map(ItemPath::parse).collect(Collectors.toSet());
        return new Act(
                IMPORTER,
                new Command.RegisterItem(
                        ItemPath.parse(item), name, valid(2025, null), new Command.ImportSource(items, evenIfAlike)));
    }

    static Act nameItem(String item, int year, String name) {
        return new Act(People.IMPORTER, new Command.NameItem(ItemPath.parse(item), new BudgetYear(year), name));
    }

    /** Corrects the registration whose validity begins in a year. */
    static Act correctItem(String item, int from, @Nullable String name, Validity validity) {
        return new Act(
                APPROVER,
                new Command.CorrectItem(ItemPath.parse(item), new BudgetYear(from), name, validity, "A typing error"));
    }

    static Act correctName(String item, int year, String name, int rightYear, String rightName) {
        return new Act(
                APPROVER,
                new Command.CorrectItemName(
                        ItemPath.parse(item),
                        new BudgetYear(year),
                        name,
                        new BudgetYear(rightYear),
                        rightName,
                        "A typing error"));
    }

    static Act withdrawCorrections(String item) {
        return new Act(APPROVER, new Command.WithdrawItemCorrections(ItemPath.parse(item)));
    }

    public static Validity valid(int from, @Nullable Integer until) {
        return new Validity(new BudgetYear(from), until == null ? null : new BudgetYear(until));
    }
}
