package nl.mutatieboek.domain.model;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.Succession;

/** Plain model of one mutation. */
final class ModelMutation {
    final String id;
    final String kind;
    /** The proposal; for a reversal, the proposal of its original. */
    final Proposal proposal;

    final ModelMutation takesBack;
    final String moment;
    final LocalDate day;
    final List<ModelPosting> lines;
    List<ModelPosting> claims = List.of();
    String number = "";
    String chapter = "";
    String proposer = "";
    String state = "PROPOSED";
    /** Number of people of each chapter, and of the inspectorate, who must still consent. */
    final Map<String, Integer> missing = new TreeMap<>();

    final Set<String> consented = new HashSet<>();
    /** The balances that it states, by the account of each. */
    final Map<ModelPosting, Long> states = new HashMap<>();

    /** The suggested amount of each line of an extrapolation, in order. */
    List<Long> suggested = List.of();

    /** Who attached each file last, by its digest. */
    final Map<String, String> attachers = new HashMap<>();

    final Set<String> withdrawnFiles = new HashSet<>();

    boolean underReversal;
    boolean imported;
    boolean earlyExecutionAllowed;

    /** A proposal, or the reversal of another mutation. */
    ModelMutation(String id, Proposal proposal, ModelMutation takesBack, String moment, LocalDate day) {
        this.id = id;
        this.kind = takesBack == null ? proposal.kind().name() : "REVERSAL";
        this.proposal = takesBack == null ? proposal : takesBack.proposal;
        this.takesBack = takesBack;
        this.moment = moment;
        this.day = day;
        this.lines = takesBack == null
                ? proposal.postings().stream().map(ModelPosting::fromPosting).toList()
                : takesBack.lines.stream().map(ModelPosting::negated).toList();
    }

    /** Its amount on each account. */
    Map<ModelPosting, Long> amounts() {
        Map<ModelPosting, Long> amounts = new HashMap<>();
        lines.forEach(line -> amounts.merge(
                new ModelPosting(line.accountPath(), line.flow(), line.year(), 0), line.thousands(), Long::sum));
        return amounts;
    }

    /** Its details besides amounts and day. */
    List<Object> attributes() {
        return List.of(
                moment,
                takesBack == null ? ModelSpelling.plain(proposal.title()) : "Tegenboeking van " + takesBack.number,
                kind,
                proposal.continuation(),
                proposal.newPolicy());
    }

    /** Whether it has this line, as a change of its own or as the sum of several, in this moment. */
    boolean hasPosting(ModelPosting line, String inMoment) {
        List<Long> amounts = lines.stream()
                .filter(own -> own.accountPath().equals(line.accountPath())
                        && own.flow().equals(line.flow())
                        && own.year() == line.year()
                        && !states.containsKey(new ModelPosting(own.accountPath(), own.flow(), own.year(), 0)))
                .map(ModelPosting::thousands)
                .toList();
        long sum = amounts.stream().mapToLong(amount -> amount).sum();
        boolean asSum = amounts.size() > 1 && sum == line.thousands();
        return takesBack == null && moment.equals(inMoment) && (amounts.contains(line.thousands()) || asSum);
    }

    /** Its source and title. */
    List<String> source() {
        return List.of(ModelSpelling.plain(proposal.source().document()), ModelSpelling.plain(proposal.title()));
    }

    Set<String> chapters() {
        return lines.stream().map(ModelPosting::chapter).collect(Collectors.toCollection(TreeSet::new));
    }

    List<Succession> links() {
        return proposal.particulars().links();
    }

    boolean isPending() {
        return state.equals("PROPOSED") || state.equals("APPROVED");
    }

    boolean isCounted() {
        return state.equals("BOOKED") || state.equals("REVERSED");
    }

    /** By how many it raises the number of mutations of that kind on each of its accounts. */
    int occurrences(String happensOnce) {
        if (takesBack != null) {
            return -takesBack.occurrences(happensOnce);
        }
        return kind.equals(happensOnce) ? 1 : 0;
    }
}
