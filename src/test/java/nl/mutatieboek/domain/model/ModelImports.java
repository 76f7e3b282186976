package nl.mutatieboek.domain.model;

import static nl.mutatieboek.domain.model.ModelRefusalException.refuseIf;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.value.Precision;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.StatedBalance;

/** Plain model of imports of documents and balances. */
final class ModelImports {
    private final ModelProposals proposals;
    private final List<ModelMutation> mutations;
    private final ModelCalendar calendar;
    private final ModelAdmissionPolicy admission;
    private final ModelStatedBalances statements;

    ModelImports(
            ModelProposals proposals,
            List<ModelMutation> mutations,
            ModelCalendar calendar,
            ModelAdmissionPolicy admission,
            ModelStatedBalances statements) {
        this.proposals = proposals;
        this.mutations = mutations;
        this.calendar = calendar;
        this.admission = admission;
        this.statements = statements;
    }

    void takeFromDocument(Command.ImportMutation c, ModelActor who) {
        refuseIf(!who.mandates().contains("IMPORT"), "no-mandate");
        ModelMutation found = proposals.proposed(c.mutation().toString(), c.proposal());
        for (ModelMutation known : mutations) {
            if (known.id.equals(found.id)) {
                refuseIf(!known.amounts().equals(found.amounts()), "taken-otherwise");
                boolean otherDay = c.proposal().effectiveOn() != null && !known.day.equals(found.day);
                refuseIf(otherDay || !known.attributes().equals(found.attributes()), "taken-with-other");
                refuseIf(proposals.isReversed(known), "taken-and-reversed");
                throw new ModelRefusalException("taken-before");
            }
        }
        requireNotRepeated(found, c.evenIfAlike());
        proposals.requireReplaceable(c.proposal(), who);
        importMutation(
                balanceAdjustments(found, statements.restoringPostings(found.lines, found.moment, List.of())),
                found,
                who);
    }

    /**
     * From the same source it is the same line, whatever its kind; from another source it resembles what people
     * entered.
     */
    private void requireNotRepeated(ModelMutation found, boolean evenIfAlike) {
        List<ModelPosting> moving =
                found.lines.stream().filter(line -> line.thousands() != 0).toList();
        List<ModelPosting> lines = moving.isEmpty() ? found.lines : moving;
        boolean same = false;
        boolean alike = false;
        int entered = 0;
        for (ModelPosting line : lines) {
            boolean byHand = false;
            for (ModelMutation known : mutations) {
                boolean waits = known.isPending() || (proposals.isReversed(known) && hasPendingReversal(known));
                boolean stands = known.isCounted() && !proposals.isReversed(known);
                if (known.hasPosting(line, found.moment) && (waits || stands)) {
                    boolean source = known.source().equals(found.source());
                    same |= source && stands;
                    byHand |= source && stands && !known.imported;
                    alike |= source ? waits : !known.imported;
                }
            }
            entered += byHand ? 1 : 0;
        }
        refuseIf(same && entered == lines.size(), "entered-before");
        refuseIf(same, "line-taken-before");
        refuseIf(alike && !evenIfAlike, "looks-like");
    }

    void takeBalances(Command.ImportBalances c, ModelActor who) {
        refuseIf(!who.mandates().contains("IMPORT"), "no-mandate");
        String chapter = c.balances().getFirst().item().chapter().value();
        refuseIf(!calendar.chapters.containsKey(chapter), "unknown-chapter");
        String moment = c.moment().toString();
        refuseIf(!calendar.moments.containsKey(moment), "unknown-moment");
        List<ModelStatedBalances.ModelStatedBalance> now = new ArrayList<>();
        boolean other = false;
        for (StatedBalance balance : c.balances()) {
            ModelPosting account = new ModelPosting(
                    balance.item().toString(),
                    balance.flow().name(),
                    balance.year().value(),
                    0);
            long value = balance.thousands().value();
            Optional<Long> before = statements.statedBalance(account, moment);
            other |= before.isPresent() && before.get() != value;
            ModelStatedBalances.ModelStatedBalance stated =
                    new ModelStatedBalances.ModelStatedBalance(account, moment, value);
            if (before.isEmpty() || (before.get() == value && statements.booked(stated) != value)) {
                now.add(stated);
            }
        }
        refuseIf(other, "stated-otherwise");
        refuseIf(now.isEmpty(), isKnown(c.mutation().toString()) ? "taken-before" : "stated-before");
        Map<String, List<ModelPosting>> restoring = statements.restoringPostings(List.of(), moment, now);
        String id = unusedId(c.mutation().toString());
        ModelMutation found = published(id, moment, Precision.EXACT, restoring.remove(moment));
        now.forEach(stated -> found.states.put(stated.account(), stated.balance()));
        importMutation(balanceAdjustments(found, restoring), found, who);
    }

    private boolean isKnown(String id) {
        return mutations.stream().anyMatch(known -> known.id.equals(id));
    }

    private String unusedId(String id) {
        return isKnown(id) ? unusedId(id + " anew") : id;
    }

    /** Postings that keep balances of other moments, or of items above, unchanged. */
    private List<ModelMutation> balanceAdjustments(ModelMutation of, Map<String, List<ModelPosting>> restoring) {
        List<ModelMutation> following = new ArrayList<>();
        restoring.forEach((moment, lines) -> lines.stream()
                .collect(Collectors.groupingBy(line -> line.item().split("/")[0], TreeMap::new, Collectors.toList()))
                .forEach((chapter, own) -> following.add(
                        published(of.id + " " + moment + " " + chapter, moment, of.proposal.precision(), own))));
        return following;
    }

    /** All of them, or none where one is refused. */
    private void importMutation(List<ModelMutation> following, ModelMutation found, ModelActor who) {
        // Earmarks of a refused batch are undone: only the last of them can earmark.
        proposals.allOrNothing(() -> {
            following.forEach(one -> importMutation(one, who));
            importMutation(found, who);
            calendar.recordImport(found.moment, found.chapters());
        });
    }

    private void importMutation(ModelMutation found, ModelActor who) {
        proposals.requireSameChapter(found, found.chapters().iterator().next());
        proposals.requireNewId(found);
        proposals.suggest(found);
        admission.requireBookable(found, true);
        ModelProposals.requireShownSuggestion(found);
        proposals.addMutation(found, who, found.chapters().iterator().next());
        found.state = "BOOKED";
        found.imported = true;
        proposals.markReserves(found);
    }

    /** Whether a reversal of its reversal, or of that, is pending. */
    private boolean hasPendingReversal(ModelMutation found) {
        return mutations.stream()
                .anyMatch(o -> o.takesBack == found
                        && o.isCounted()
                        && (o.underReversal && o.state.equals("BOOKED") || hasPendingReversal(o)));
    }

    private ModelMutation published(String id, String moment, Precision precision, List<ModelPosting> lines) {
        Proposal proposal = ModelStatedBalances.published(moment, precision, lines);
        return new ModelMutation(id, proposal, null, moment, calendar.moments.get(moment));
    }
}
