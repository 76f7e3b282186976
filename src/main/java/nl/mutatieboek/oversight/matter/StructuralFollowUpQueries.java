package nl.mutatieboek.oversight.matter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.budget.StructureQueries.KnownMoment;
import nl.mutatieboek.domain.value.Basis;
import nl.mutatieboek.domain.value.BudgetAccount;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Continuation;
import nl.mutatieboek.domain.value.MatterAmount;
import nl.mutatieboek.domain.value.MatterFollowUp;
import nl.mutatieboek.domain.value.MatterFollowUp.FollowUpType;
import nl.mutatieboek.domain.value.MatterState;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.mutation.MutationQueries;
import nl.mutatieboek.mutation.MutationSnapshot;
import nl.mutatieboek.oversight.matter.StructuralFollowUp.CertainSum;
import nl.mutatieboek.oversight.matter.StructuralFollowUp.ComparedAmount;
import nl.mutatieboek.oversight.matter.StructuralFollowUp.StructuralFollowUpState;
import org.springframework.stereotype.Component;

/**
 * Checks whether the next budget bills carry the adopted structural amendments: by what is recorded about a bill, and
 * else by the bookings that are linked. It never infers an amount.
 */
@Component
public class StructuralFollowUpQueries {
    private final MutationQueries mutations;

    public StructuralFollowUpQueries(MutationQueries mutations) {
        this.mutations = mutations;
    }

    /** Returns the later budget bills of each adopted structural amendment, in the order of the matters and bills. */
    public List<StructuralFollowUp> find(List<TrackedMatter> matters, ResolvedAsOf point) {
        return matters.stream()
                .filter(one ->
                        one.state() == MatterState.ADOPTED && one.details().isStructural())
                .flatMap(one -> check(one, point))
                .toList();
    }

    private Stream<StructuralFollowUp> check(TrackedMatter matter, ResolvedAsOf point) {
        Moment amended = Objects.requireNonNull(matter.details().bill());
        List<Moment> later = point.structure().moments().stream()
                .map(KnownMoment::moment)
                .filter(moment -> moment.code() == Moment.Code.OWB && point.includesMoment(moment))
                .filter(moment -> moment.year().compareTo(amended.year()) > 0
                        && moment.year().compareTo(amended.lastYear()) <= 0)
                .sorted((one, other) -> one.year().compareTo(other.year()))
                .toList();
        return later.isEmpty()
                ? amended.year().next().stream()
                        .map(next -> new StructuralFollowUp(
                                matter,
                                new Moment(next, Moment.Code.OWB, 0),
                                StructuralFollowUpState.AWAITED,
                                compare(matter, next, point),
                                null))
                : later.stream().map(bill -> check(matter, bill, point));
    }

    private StructuralFollowUp check(TrackedMatter matter, Moment bill, ResolvedAsOf point) {
        List<ComparedAmount> amounts = compare(matter, bill.year(), point);
        MatterFollowUp recorded = matter.matter().followUps().stream()
                .filter(followUp -> bill.equals(followUp.laterBill()))
                .findFirst()
                .orElse(null);
        StructuralFollowUpState state = recorded == null
                ? state(matter, amounts)
                : recorded.type() == FollowUpType.CARRIED
                        ? StructuralFollowUpState.CARRIED
                        : StructuralFollowUpState.NOT_CARRIED;
        return new StructuralFollowUp(matter, bill, state, amounts, recorded);
    }

    private static StructuralFollowUpState state(TrackedMatter matter, List<ComparedAmount> amounts) {
        boolean stated = amounts.stream().anyMatch(amount -> amount.stated() != null);
        if (matter.mutations().isEmpty() || !stated) {
            return StructuralFollowUpState.NOT_KNOWN;
        }
        return amounts.stream().allMatch(ComparedAmount::agrees)
                ? StructuralFollowUpState.BOOKED
                : StructuralFollowUpState.OPEN;
    }

    /** Compares the amounts of a budget year: those that the paper states, and those of linked structural bookings. */
    private List<ComparedAmount> compare(TrackedMatter matter, BudgetYear year, ResolvedAsOf point) {
        List<MatterAmount> stated = matter.details().amounts().stream()
                .filter(amount -> amount.year().equals(year))
                .toList();
        Map<BudgetAccount, CertainSum> booked = new LinkedHashMap<>();
        structuralProposals(matter, point)
                .forEach(proposal -> proposal.postingsOf(matter.id().chapter()).stream()
                        .filter(posting -> posting.year().equals(year))
                        .forEach(posting -> booked.merge(
                                stated.stream()
                                        .filter(amount -> amount.covers(posting))
                                        .findFirst()
                                        .map(MatterAmount::account)
                                        .orElseGet(() -> BudgetAccount.ofPosting(posting)),
                                new CertainSum(
                                        posting.thousands(),
                                        Objects.requireNonNullElse(posting.basis(), proposal.basis()),
                                        proposal.precision()),
                                CertainSum::plus)));
        return Stream.concat(stated.stream().map(MatterAmount::account), booked.keySet().stream())
                .distinct()
                .map(account -> new ComparedAmount(
                        account,
                        matter.details()
                                .amount(account)
                                .map(amount -> new CertainSum(
                                        amount, Basis.READ, matter.details().precision()))
                                .orElse(null),
                        booked.get(account)))
                .toList();
    }

    /** Returns the linked mutations that are booked as structural. */
    private Stream<Proposal> structuralProposals(TrackedMatter matter, ResolvedAsOf point) {
        return matter.mutations().stream()
                .flatMap(id -> mutations.findVisibleAsOf(id, point.ledgerNumber()).stream())
                .map(found -> mutations.withReversalAsOf(found, point))
                .filter(MutationSnapshot::isBooked)
                .map(found -> found.facts().proposal())
                .filter(proposal -> proposal.continuation().type() == Continuation.Type.STRUCTURAL)
                .filter(proposal -> point.isInEffect(proposal.day()));
    }
}
