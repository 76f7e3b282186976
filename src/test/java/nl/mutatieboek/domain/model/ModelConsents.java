package nl.mutatieboek.domain.model;

import static nl.mutatieboek.domain.model.ModelRefusalException.refuseIf;

import java.util.List;
import java.util.Set;

/** Plain model of consents, endings, early execution and attachments of a mutation. */
final class ModelConsents {
    private static final int MOST_ATTACHMENTS = 20;

    private final ModelProposals proposals;
    private final ModelCalendar calendar;
    private final ModelAdmissionPolicy admission;

    ModelConsents(ModelProposals proposals, ModelCalendar calendar, ModelAdmissionPolicy admission) {
        this.proposals = proposals;
        this.calendar = calendar;
        this.admission = admission;
    }

    void approve(String id, ModelActor who) {
        ModelMutation mutation = proposals.requirePending(id, who);
        who.requireMandate("APPROVE", List.of(mutation.chapter));
        refuseIf(mutation.missing.get(mutation.chapter) == 0, "already-consented");
        consent(mutation, mutation.chapter, who.person());
    }

    void confirm(String id, ModelActor who) {
        ModelMutation mutation = proposals.requirePending(id, who);
        Set<String> others = mutation.chapters();
        others.remove(mutation.chapter);
        refuseIf(others.isEmpty(), "consent-not-asked");
        who.requireMandate("CONFIRM", List.copyOf(others));
        others.removeIf(chapter -> !who.hasMandate("CONFIRM", chapter));
        others.removeIf(chapter -> mutation.missing.get(chapter) == 0);
        refuseIf(others.isEmpty(), "already-consented");
        consent(mutation, others.iterator().next(), who.person());
    }

    void agree(String id, ModelActor who) {
        ModelMutation mutation = proposals.requirePending(id, who);
        refuseIf(!agreementAsked(mutation), "consent-not-asked");
        refuseIf(!who.mandates().contains("INSPECTORATE"), "no-mandate");
        refuseIf(mutation.missing.get(ModelProposals.INSPECTORATE) == 0, "already-consented");
        consent(mutation, ModelProposals.INSPECTORATE, who.person());
    }

    private static boolean agreementAsked(ModelMutation mutation) {
        return mutation.missing.get(ModelProposals.INSPECTORATE) == 1
                || mutation.consented.contains(ModelProposals.INSPECTORATE);
    }

    private void consent(ModelMutation mutation, String of, String person) {
        refuseIf(mutation.proposer.equals(person), "proposer-may-not-consent");
        refuseIf(mutation.consented.contains(person), "already-consented");
        if (mutation.missing.values().stream().mapToInt(people -> people).sum() == 1) {
            admission.requireBookable(mutation, false);
            mutation.state = "BOOKED";
            proposals.markReserves(mutation);
            if (mutation.takesBack != null) {
                mutation.takesBack.state = "REVERSED";
            }
        } else if (of.equals(mutation.chapter)) {
            mutation.state = "APPROVED";
        }
        mutation.consented.addAll(Set.of(person, of));
        mutation.missing.merge(of, -1, Integer::sum);
    }

    void allowEarlyExecution(String id, ModelActor who) {
        ModelMutation mutation = proposals.requireMutation(id);
        who.refuseForState(mutation, !mutation.state.equals("BOOKED"), "not-booked");
        who.requireMandate("APPROVE", List.of(mutation.chapter));
        refuseIf(mutation.proposer.equals(who.person()), "proposer-may-not-consent");
        refuseIf(!mutation.proposal.newPolicy(), "not-new-policy");
        refuseIf(mutation.earlyExecutionAllowed, "early-execution-allowed-before");
        Set<String> withStatement = mutation.chapters();
        withStatement.removeIf(chapter -> !calendar.chapters.get(chapter).budgetStatement());
        boolean authorised = withStatement.stream()
                .allMatch(chapter -> calendar.bills.adoptedOn(ModelBills.billOf(mutation.moment), chapter) != null);
        refuseIf(authorised && !withStatement.isEmpty(), "authorised-already");
        mutation.earlyExecutionAllowed = true;
    }

    void end(String id, ModelActor who, String state) {
        ModelMutation mutation = proposals.requirePending(id, who);
        boolean own = mutation.proposer.equals(who.person());
        if (state.equals("WITHDRAWN")) {
            refuseIf(!own, "not-the-proposer");
        } else {
            refuseIf(own, "proposer-may-not-consent");
            Set<String> others = mutation.chapters();
            others.remove(mutation.chapter);
            if (!mayConsent(mutation, who)) {
                boolean ofOwn = others.isEmpty() || who.actsFor(List.of(mutation.chapter));
                who.requireMandate(ofOwn ? "APPROVE" : "CONFIRM", ofOwn ? List.of(mutation.chapter) : others);
            }
        }
        mutation.state = state;
        if (mutation.takesBack != null) {
            mutation.takesBack.underReversal = false;
        }
    }

    private static boolean mayConsent(ModelMutation mutation, ModelActor who) {
        Set<String> others = mutation.chapters();
        others.remove(mutation.chapter);
        return (agreementAsked(mutation) && who.mandates().contains("INSPECTORATE"))
                || who.hasMandate("APPROVE", mutation.chapter)
                || others.stream().anyMatch(other -> who.hasMandate("CONFIRM", other));
    }

    void attach(String id, String file, ModelActor who) {
        ModelMutation mutation = proposals.requirePending(id, who);
        if (!mayConsent(mutation, who)) {
            who.requireMandate("PROPOSE", List.of(mutation.chapter));
        }
        boolean known = mutation.attachers.containsKey(file);
        refuseIf(known && !mutation.withdrawnFiles.contains(file), "attached-before");
        refuseIf(!known && mutation.attachers.size() >= MOST_ATTACHMENTS, "too-many-attachments");
        mutation.attachers.put(file, who.person());
        mutation.withdrawnFiles.remove(file);
    }

    void withdrawAttachment(String id, String file, ModelActor who) {
        ModelMutation mutation = proposals.requireMutation(id);
        String by = mutation.withdrawnFiles.contains(file) ? null : mutation.attachers.get(file);
        who.refuseForState(mutation, by == null, "not-attached");
        who.refuseForState(mutation, !who.person().equals(by), "not-the-attacher");
        mutation.withdrawnFiles.add(file);
    }
}
