package nl.mutatieboek.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nl.mutatieboek.domain.Actor;
import nl.mutatieboek.domain.CalendarCommand;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.ItemCommand;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.PublishedBalance;
import nl.mutatieboek.domain.value.Validity;

/** Builds the steps of the demo script, each with a key derived from its subject. */
final class DemoScriptBuilder {
    private final List<DemoStep> steps = new ArrayList<>();
    private final Map<String, DemoProposal> proposals = DemoProposal.loadAll();

    /** Registers a moment whose date was read. */
    DemoScriptBuilder moment(String moment, String submittedOn) {
        Moment parsed = Moment.parse(moment);
        LocalDate date = LocalDate.parse(submittedOn);
        return addStep(
                DemoActors.APPROVER, "moment " + moment, new CalendarCommand.RegisterMoment(parsed, date, false));
    }

    DemoScriptBuilder chapter(String code, String name, int from) {
        return addStep(
                DemoActors.APPROVER,
                "chapter " + code,
                new Command.OpenChapter(new ChapterCode(code), name, since(from), true));
    }

    DemoScriptBuilder item(String path, String name, int from) {
        return addStep(
                DemoActors.APPROVER,
                "item " + path,
                new ItemCommand.RegisterItem(ItemPath.parse(path), name, since(from)));
    }

    /**
     * Proposes a mutation of one chapter; the second person approves it, which books it.
     *
     * @param proposal its name in {@code demo-proposals.yaml}
     */
    DemoScriptBuilder mutation(String key, String proposal, Actor proposer, Actor approver) {
        MutationId mutation = addProposal(key, proposal, proposer);
        return addStep(approver, "approve " + key, new Command.ApproveMutation(mutation));
    }

    /** Proposes a transfer; approval and confirmation by the other chapter book both legs. */
    DemoScriptBuilder transfer(String key, String proposal, Actor proposer, Actor approver, Actor confirmer) {
        MutationId mutation = addProposal(key, proposal, proposer);
        addStep(approver, "approve " + key, new Command.ApproveMutation(mutation));
        return addStep(confirmer, "confirm " + key, new Command.ConfirmMutation(mutation));
    }

    DemoScriptBuilder publishedBalance(String key, PublishedBalance published) {
        return addStep(DemoActors.PROPOSER, "check " + key, new Command.RecordPublishedBalance(published));
    }

    DemoScriptBuilder closeMoment(String moment, String chapter) {
        return addStep(
                DemoActors.APPROVER,
                "close " + moment + " " + chapter,
                new Command.CloseMoment(Moment.parse(moment), new ChapterCode(chapter)));
    }

    List<DemoStep> build() {
        return List.copyOf(steps);
    }

    private MutationId addProposal(String key, String proposal, Actor proposer) {
        Proposal content = Objects.requireNonNull(proposals.get(proposal)).toProposal();
        DemoStep step = new DemoStep(
                proposer, "propose " + key, id -> new Command.ProposeMutation(new MutationId(id), null, content));
        steps.add(step);
        return new MutationId(step.commandId());
    }

    private DemoScriptBuilder addStep(Actor by, String key, Command command) {
        steps.add(new DemoStep(by, key, id -> command));
        return this;
    }

    private static Validity since(int year) {
        return new Validity(new BudgetYear(year), null);
    }
}
