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

/** What the model knows of one mutation, from its proposal on. */
final class Dossier {
    final String id;
    final String kind;
    /** What was proposed; of a reversal, what its original was. */
    final Proposal proposal;

    final Dossier takesBack;
    final String moment;
    final LocalDate day;
    final List<Line> lines;
    List<Line> claims = List.of();
    String number = "";
    String chapter = "";
    String proposer = "";
    String state = "PROPOSED";
    /** How many people of each chapter, and of the inspectorate, must still consent. */
    final Map<String, Integer> missing = new TreeMap<>();

    final Set<String> consented = new HashSet<>();
    /** The balances that it states, by the account of each. */
    final Map<Line, Long> states = new HashMap<>();

    /** Of an extrapolation what was suggested for each line, in their order. */
    List<Long> suggested = List.of();

    boolean underReversal;
    boolean imported;
    boolean excepted;

    /** A proposal, or the reversal of another dossier. */
    Dossier(String id, Proposal proposal, Dossier takesBack, String moment, LocalDate day) {
        this.id = id;
        this.kind = takesBack == null ? proposal.kind().name() : "REVERSAL";
        this.proposal = takesBack == null ? proposal : takesBack.proposal;
        this.takesBack = takesBack;
        this.moment = moment;
        this.day = day;
        this.lines = takesBack == null
                ? proposal.postings().stream().map(Line::of).toList()
                : takesBack.lines.stream().map(Line::negated).toList();
    }

    /** What it says of each account, in whatever order. */
    Map<Line, Long> amounts() {
        Map<Line, Long> amounts = new HashMap<>();
        lines.forEach(line ->
                amounts.merge(new Line(line.account(), line.flow(), line.year(), 0), line.thousands(), Long::sum));
        return amounts;
    }

    /** What it says besides its amounts. */
    List<Object> words() {
        return List.of(
                moment,
                takesBack == null ? proposal.title() : "Tegenboeking van " + takesBack.number,
                kind,
                day,
                proposal.continuation(),
                proposal.newPolicy());
    }

    /** Whether it has this line, as a change of its own, in this moment. */
    boolean repeats(Line line, String inMoment) {
        return takesBack == null
                && moment.equals(inMoment)
                && lines.stream()
                        .anyMatch(own -> own.account().equals(line.account())
                                && own.flow().equals(line.flow())
                                && own.year() == line.year()
                                && own.thousands() == line.thousands()
                                && !states.containsKey(new Line(own.account(), own.flow(), own.year(), 0)));
    }

    /** Where it was read, and under which title. */
    List<String> source() {
        return List.of(proposal.source().document(), proposal.title());
    }

    Set<String> touched() {
        return lines.stream().map(Line::chapter).collect(Collectors.toCollection(TreeSet::new));
    }

    List<Succession> links() {
        return proposal.particulars().links();
    }

    boolean pending() {
        return state.equals("PROPOSED") || state.equals("APPROVED");
    }

    boolean counts() {
        return state.equals("BOOKED") || state.equals("REVERSED");
    }

    /** By how many it raises the number of mutations of that kind on each of its accounts. */
    int raises(String happensOnce) {
        if (takesBack != null) {
            return -takesBack.raises(happensOnce);
        }
        return kind.equals(happensOnce) ? 1 : 0;
    }
}
