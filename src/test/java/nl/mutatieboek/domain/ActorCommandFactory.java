package nl.mutatieboek.domain;

import static nl.mutatieboek.domain.SampleActors.APPROVER;
import static nl.mutatieboek.domain.SampleActors.COUNTERPART;
import static nl.mutatieboek.domain.SampleActors.IMPORTER;
import static nl.mutatieboek.domain.SampleActors.INSPECTOR;
import static nl.mutatieboek.domain.SampleActors.PROPOSER;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
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
import nl.mutatieboek.domain.value.AttachedFile;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Precision;
import nl.mutatieboek.domain.value.PublishedBalance;
import nl.mutatieboek.domain.value.Source;
import nl.mutatieboek.domain.value.StatedBalance;
import nl.mutatieboek.domain.value.Thousands;
import org.jspecify.annotations.Nullable;

/**
 * Creates the commands of scenarios. A mutation is identified by a name; the actor is the usual person unless stated.
 */
public final class ActorCommandFactory {
    private ActorCommandFactory() {}

    /** Returns the id of a mutation by its name in the scenario. */
    public static MutationId mutation(String name) {
        return new MutationId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
    }

    public static ActorCommand propose(String name, ProposalDraft draft) {
        return new ActorCommand(PROPOSER, new ProposeMutation(mutation(name), null, draft.proposal()));
    }

    public static ActorCommand propose(String name, String chapter, ProposalDraft draft) {
        return new ActorCommand(
                PROPOSER, new ProposeMutation(mutation(name), new ChapterCode(chapter), draft.proposal()));
    }

    public static ActorCommand approve(String name) {
        return new ActorCommand(APPROVER, new ApproveMutation(mutation(name)));
    }

    public static ActorCommand confirm(String name) {
        return new ActorCommand(COUNTERPART, new ConfirmMutation(mutation(name)));
    }

    public static ActorCommand reject(String name) {
        return new ActorCommand(APPROVER, new RejectMutation(mutation(name), "No cover"));
    }

    public static ActorCommand returnToProposer(String name) {
        return new ActorCommand(APPROVER, new ReturnMutation(mutation(name), "Which article?"));
    }

    public static ActorCommand withdraw(String name) {
        return new ActorCommand(PROPOSER, new WithdrawMutation(mutation(name), null));
    }

    /** Attaches a file whose content and name derive from a word. */
    public static ActorCommand attach(String name, String word) {
        return new ActorCommand(
                PROPOSER,
                new Command.AttachFile(
                        mutation(name), new AttachedFile(digest(word), word + ".pdf", 1, "application/pdf")));
    }

    static CommandScript attachMany(String name, int files) {
        return () -> IntStream.range(0, files)
                .mapToObj(file -> attach(name, "file " + file))
                .toList();
    }

    public static ActorCommand withdrawAttachment(String name, String word) {
        return new ActorCommand(
                PROPOSER, new Command.WithdrawAttachment(mutation(name), digest(word), "The wrong file"));
    }

    /** Returns the digest of a word. */
    static String digest(String word) {
        return String.format("%064x", word.hashCode() & 0xFFFF_FFFFL);
    }

    public static ActorCommand reverse(String name, String original) {
        return reverse(name, original, null, null);
    }

    public static ActorCommand reverse(
            String name, String original, @Nullable String moment, @Nullable String effectiveOn) {
        return new ActorCommand(
                PROPOSER,
                new ReverseMutation(
                        mutation(name),
                        mutation(original),
                        "Booked on the wrong article",
                        moment == null ? null : Moment.parse(moment),
                        effectiveOn == null ? null : LocalDate.parse(effectiveOn)));
    }

    public static ActorCommand agree(String name) {
        return new ActorCommand(INSPECTOR, new AgreeMutation(mutation(name)));
    }

    public static ActorCommand allowEarlyExecution(String name) {
        return new ActorCommand(APPROVER, new AllowEarlyExecution(mutation(name), "35806-2", "It cannot wait"));
    }

    public static ActorCommand importMutation(String name, ProposalDraft draft) {
        return new ActorCommand(IMPORTER, new ImportMutation(mutation(name), draft.proposal(), false));
    }

    /** Imports a document and declares look-alikes as other mutations. */
    static ActorCommand importDespiteSimilarItems(String name, ProposalDraft draft) {
        return new ActorCommand(IMPORTER, new ImportMutation(mutation(name), draft.proposal(), true));
    }

    /** Balances that a document states: {@code XX/37 U 2026 500}. */
    public static ActorCommand importBalances(String name, String moment, String... balances) {
        return new ActorCommand(
                IMPORTER,
                new Command.ImportBalances(
                        mutation(name),
                        "Published balances",
                        "As the document states them",
                        Moment.parse(moment),
                        Source.ofDocument("36800-XX-2"),
                        Arrays.stream(balances)
                                .map(ProposalDraft::posting)
                                .map(posting -> new StatedBalance(
                                        posting.item(),
                                        posting.flow(),
                                        posting.year(),
                                        posting.thousands(),
                                        posting.basis(),
                                        posting.note(),
                                        posting.marks()))
                                .toList()));
    }

    /** Proposes several mutations in one batch, by the first one's proposer. */
    public static ActorCommand proposeBatch(ActorCommand... proposals) {
        return new ActorCommand(
                proposals[0].actor(),
                new ProposeMutationBatch(Arrays.stream(proposals)
                        .map(proposal -> (ProposeMutation) proposal.command())
                        .toList()));
    }

    /** Proposes it, or imports it from a document if it cannot be proposed. */
    public static ActorCommand proposeOrImport(String name, ProposalDraft draft) {
        return draft.kind() == MutationKind.PUBLISHED ? importMutation(name, draft) : propose(name, draft);
    }

    /** Proposed, approved and, if it touches another chapter, confirmed there by one person. */
    public static CommandScript bookMutation(String name, ProposalDraft draft) {
        if (draft.kind() == MutationKind.PUBLISHED) {
            return importMutation(name, draft);
        }
        List<ChapterCode> chapters = List.copyOf(draft.proposal().chapters());
        ChapterCode own = chapters.getLast();
        List<ActorCommand> acts = new ArrayList<>();
        acts.add(propose(name, draft).asActor(SampleActors.proposerOf(own)));
        acts.add(approve(name).asActor(SampleActors.approverOf(own)));
        chapters.stream()
                .filter(chapter -> !chapter.equals(own))
                .forEach(chapter -> acts.add(confirm(name).asActor(SampleActors.proposerOf(chapter))));
        return () -> List.copyOf(acts);
    }

    /** Proposed and approved. */
    public static CommandScript bookReversal(String name, String original) {
        return CommandScript.of(reverse(name, original), approve(name));
    }

    /** The same in another moment. */
    public static CommandScript bookReversal(String name, String original, String moment) {
        return CommandScript.of(reverse(name, original, moment, null), approve(name));
    }

    public static ActorCommand close(String moment, String chapter) {
        return new ActorCommand(APPROVER, new Command.CloseMoment(Moment.parse(moment), new ChapterCode(chapter)));
    }

    public static ActorCommand reopen(String moment, String chapter) {
        return new ActorCommand(
                APPROVER,
                new Command.ReopenMoment(Moment.parse(moment), new ChapterCode(chapter), "An invoice came late"));
    }

    public static ActorCommand withdrawMomentChange(String moment, String chapter) {
        return new ActorCommand(
                APPROVER, new Command.WithdrawMomentChange(Moment.parse(moment), new ChapterCode(chapter)));
    }

    public static ActorCommand presentBill(String bill, String chapter, String on) {
        return new ActorCommand(
                PROPOSER,
                new Command.PresentBill(
                        new ChapterCode(chapter), Moment.parse(bill), "36800-" + chapter + "-1", LocalDate.parse(on)));
    }

    public static ActorCommand adoptBill(String bill, String chapter, String on) {
        return adoptBill(bill, chapter, on, on);
    }

    public static ActorCommand adoptBill(String bill, String chapter, String on, String effectiveFrom) {
        return new ActorCommand(
                PROPOSER,
                new Command.AdoptBill(
                        new ChapterCode(chapter),
                        Moment.parse(bill),
                        "Stb. 2026, 112",
                        LocalDate.parse(on),
                        LocalDate.parse(effectiveFrom)));
    }

    public static ActorCommand revokeBill(String bill, String chapter) {
        return new ActorCommand(
                PROPOSER,
                new Command.RevokeBill(new ChapterCode(chapter), Moment.parse(bill), "Recorded of another bill"));
    }

    public static ActorCommand recordPublishedBalance(String item, int year, String moment) {
        return recordPublishedBalance(item, year, moment, 8_940_000);
    }

    public static ActorCommand recordPublishedBalance(String item, int year, String moment, long thousands) {
        return recordPublishedBalance("36800-XX-2", item, year, moment, thousands);
    }

    public static ActorCommand recordPublishedBalance(
            String document, String item, int year, String moment, long thousands) {
        return new ActorCommand(
                APPROVER,
                new Command.RecordPublishedBalance(new PublishedBalance(
                        ItemPath.parse(item),
                        Flow.EXPENDITURE,
                        new BudgetYear(year),
                        Moment.parse(moment),
                        new Thousands(thousands),
                        new Precision(1_000),
                        new Source(document, "Figuur 1", null, null),
                        null,
                        null)));
    }
}
