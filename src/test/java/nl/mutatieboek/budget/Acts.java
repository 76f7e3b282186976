package nl.mutatieboek.budget;

import static nl.mutatieboek.budget.People.APPROVER;
import static nl.mutatieboek.budget.People.COUNTERPART;
import static nl.mutatieboek.budget.People.IMPORTER;
import static nl.mutatieboek.budget.People.INSPECTOR;
import static nl.mutatieboek.budget.People.PROPOSER;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.mutatieboek.budget.Command.AgreeMutation;
import nl.mutatieboek.budget.Command.ApproveMutation;
import nl.mutatieboek.budget.Command.ConfirmMutation;
import nl.mutatieboek.budget.Command.ExceptMutation;
import nl.mutatieboek.budget.Command.ProposeMutation;
import nl.mutatieboek.budget.Command.ProposeTogether;
import nl.mutatieboek.budget.Command.RejectMutation;
import nl.mutatieboek.budget.Command.ReturnMutation;
import nl.mutatieboek.budget.Command.ReverseMutation;
import nl.mutatieboek.budget.Command.TakeFromDocument;
import nl.mutatieboek.budget.Command.WithdrawMutation;
import nl.mutatieboek.budget.term.BudgetYear;
import nl.mutatieboek.budget.term.ChapterCode;
import nl.mutatieboek.budget.term.Flow;
import nl.mutatieboek.budget.term.ItemPath;
import nl.mutatieboek.budget.term.Kind;
import nl.mutatieboek.budget.term.Moment;
import nl.mutatieboek.budget.term.MutationId;
import nl.mutatieboek.budget.term.PersonId;
import nl.mutatieboek.budget.term.Precision;
import nl.mutatieboek.budget.term.Source;
import nl.mutatieboek.budget.term.Thousands;
import nl.mutatieboek.budget.term.Validity;
import org.jspecify.annotations.Nullable;

/** What people do in the stories. A mutation is called by a name; who acts is the usual person unless the story says who. */
final class Acts {
    private Acts() {}

    /** The identity of the mutation that a story calls so. */
    static MutationId mutation(String name) {
        return new MutationId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
    }

    static Act propose(String name, Draft draft) {
        return new Act(PROPOSER, new ProposeMutation(mutation(name), null, draft.proposal()));
    }

    static Act propose(String name, String chapter, Draft draft) {
        return new Act(PROPOSER, new ProposeMutation(mutation(name), new ChapterCode(chapter), draft.proposal()));
    }

    static Act approve(String name) {
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

    static Act reverse(String name, String original) {
        return reverse(name, original, null, null);
    }

    static Act reverse(String name, String original, @Nullable String moment, @Nullable String effectiveOn) {
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
        return new Act(APPROVER, new ExceptMutation(mutation(name), "35806-2", "It cannot wait"));
    }

    static Act take(String name, Draft draft) {
        return new Act(IMPORTER, new TakeFromDocument(mutation(name), draft.proposal(), false));
    }

    /** The same, by an importer who says that whatever looks like it is another mutation. */
    static Act takeEvenIfAlike(String name, Draft draft) {
        return new Act(IMPORTER, new TakeFromDocument(mutation(name), draft.proposal(), true));
    }

    /** Balances that a document states: {@code XX/37 U 2026 500}. */
    static Act takeBalances(String name, String moment, String... balances) {
        return new Act(
                IMPORTER,
                new Command.TakeBalances(
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
                new ProposeTogether(Arrays.stream(proposals)
                        .map(proposal -> (ProposeMutation) proposal.command())
                        .toList()));
    }

    /** Proposed, or taken from a document where nobody may propose it. */
    static Act entered(String name, Draft draft) {
        return draft.kind() == Kind.PUBLISHED ? take(name, draft) : propose(name, draft);
    }

    /** Proposed, approved and, if it touches another chapter, confirmed there by one person. */
    static Step booked(String name, Draft draft) {
        if (draft.kind() == Kind.PUBLISHED) {
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
    static Step reversed(String name, String original) {
        return Step.of(reverse(name, original), approve(name));
    }

    /** The same, in another moment. */
    static Step reversed(String name, String original, String moment) {
        return Step.of(reverse(name, original, moment, null), approve(name));
    }

    static Act close(String moment, String chapter) {
        return new Act(APPROVER, new Command.CloseMoment(Moment.parse(moment), new ChapterCode(chapter)));
    }

    static Act reopen(String moment, String chapter) {
        return new Act(
                APPROVER,
                new Command.ReopenMoment(Moment.parse(moment), new ChapterCode(chapter), "An invoice came late"));
    }

    static Act withdrawSitting(String moment, String chapter) {
        return new Act(APPROVER, new Command.WithdrawSitting(Moment.parse(moment), new ChapterCode(chapter)));
    }

    static Act present(String bill, String chapter, String on) {
        return new Act(
                PROPOSER,
                new Command.PresentBill(
                        new ChapterCode(chapter), Moment.parse(bill), "36800-" + chapter + "-1", LocalDate.parse(on)));
    }

    static Act adopt(String bill, String chapter, String on) {
        return adopt(bill, chapter, on, on);
    }

    static Act adopt(String bill, String chapter, String on, String effectiveFrom) {
        return new Act(
                PROPOSER,
                new Command.AdoptBill(
                        new ChapterCode(chapter),
                        Moment.parse(bill),
                        "Stb. 2026, 112",
                        LocalDate.parse(on),
                        LocalDate.parse(effectiveFrom)));
    }

    static Act revoke(String bill, String chapter) {
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

    static Act registerMoment(String moment, String submittedOn) {
        return new Act(APPROVER, new Command.RegisterMoment(Moment.parse(moment), LocalDate.parse(submittedOn), false));
    }

    /** On the statutory day, as a person does or as an import does. */
    static Act registerAssumed(String moment, String day, boolean forDocument) {
        return new Act(
                APPROVER,
                new Command.RegisterMoment(Moment.parse(moment), LocalDate.parse(day), true, null, forDocument));
    }

    static Act registerPublicAt(String moment, String day, String publicAt) {
        return new Act(
                APPROVER,
                new Command.RegisterMoment(
                        Moment.parse(moment), LocalDate.parse(day), false, Instant.parse(publicAt), false));
    }

    static Act correct(String moment, String day, boolean assumed) {
        return new Act(
                APPROVER,
                new Command.CorrectMoment(
                        Moment.parse(moment), LocalDate.parse(day), assumed, null, "A day too early"));
    }

    static Act withdrawCorrection(String moment) {
        return new Act(APPROVER, new Command.WithdrawMomentCorrection(Moment.parse(moment)));
    }

    /** As the writing process asks it, which holds no mandate. */
    static Act liftEmbargo(String moment) {
        return new Act(new Actor(new PersonId("mutatieboek"), Set.of()), new Command.LiftEmbargo(Moment.parse(moment)));
    }

    static Act openChapter(String chapter, int from, @Nullable Integer until, boolean budgetStatement) {
        return new Act(
                APPROVER,
                new Command.OpenChapter(
                        new ChapterCode(chapter), "Chapter " + chapter, valid(from, until), budgetStatement));
    }

    static Act registerItem(String item, int from, @Nullable Integer until) {
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

    static Validity valid(int from, @Nullable Integer until) {
        return new Validity(new BudgetYear(from), until == null ? null : new BudgetYear(until));
    }
}
