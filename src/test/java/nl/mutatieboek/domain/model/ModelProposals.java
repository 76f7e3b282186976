package nl.mutatieboek.domain.model;

import static nl.mutatieboek.domain.model.ModelRefusalException.refuseIf;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.value.Continuation;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.Thousands;

/** Plain model of proposals and reversals, and of what they are checked against. */
final class ModelProposals {
    /** The consent required besides that of the chapters. */
    static final String INSPECTORATE = "inspectorate";

    private final Map<String, Integer> numbers = new TreeMap<>();
    private final List<ModelMutation> mutations;
    private final ModelCalendar calendar;
    private final ModelAdmissionPolicy admission;
    private final ModelMarks marks;
    private final Set<String> reserves;
    private final int confirmingPeople;
    private final Set<String> agreements;

    ModelProposals(
            List<ModelMutation> mutations,
            ModelCalendar calendar,
            ModelAdmissionPolicy admission,
            ModelMarks marks,
            Set<String> reserves,
            int confirmingPeople,
            Set<String> agreements) {
        this.mutations = mutations;
        this.calendar = calendar;
        this.admission = admission;
        this.marks = marks;
        this.reserves = reserves;
        this.confirmingPeople = confirmingPeople;
        this.agreements = agreements;
    }

    void propose(Command.ProposeMutation c, ModelActor who) {
        Proposal proposal = c.proposal();
        requireReplaceable(proposal, who);
        accept(
                proposed(c.mutation().toString(), proposal),
                who,
                c.chapter() == null ? "" : c.chapter().value());
    }

    void requireReplaceable(Proposal proposal, ModelActor who) {
        if (proposal.corrects() != null) {
            ModelMutation corrected = requireMutation(proposal.corrects().toString());
            who.requireMandate("PROPOSE", List.of(corrected.chapter));
            boolean gone = corrected.state.equals("RETURNED")
                    || corrected.state.equals("REJECTED")
                    || (corrected.state.equals("BOOKED") && corrected.underReversal)
                    || isReversed(corrected);
            refuseIf(!gone, "not-reversed");
        }
    }

    /** A chapter replaces only what it proposed itself. */
    void requireSameChapter(ModelMutation found, String chapter) {
        if (found.takesBack == null && found.proposal.corrects() != null) {
            String corrected = found.proposal.corrects().toString();
            refuseIf(!requireMutation(corrected).chapter.equals(chapter), "replaced-for-other-chapter");
        }
    }

    ModelMutation proposed(String id, Proposal proposal) {
        String moment = proposal.moment().toString();
        LocalDate day = proposal.effectiveOn() == null ? calendar.moments.get(moment) : proposal.effectiveOn();
        return new ModelMutation(id, proposal, null, moment, day);
    }

    /** One after the other; as if none had been, where one is refused. */
    void proposeTogether(Command.ProposeMutationBatch c, ModelActor who) {
        allOrNothing(() -> {
            List<String> refused = new ArrayList<>();
            for (int i = 0; i < c.proposals().size(); i++) {
                try {
                    propose(c.proposals().get(i), who);
                } catch (ModelRefusalException one) {
                    refused.add(i + ": " + one.getMessage());
                }
            }
            if (!refused.isEmpty()) {
                throw new ModelRefusalException("together-refused " + String.join("; ", refused));
            }
        });
    }

    /** Does all of it; where it is refused, restores mutations and numbers as they were. */
    void allOrNothing(Runnable work) {
        Map<String, Integer> numbersBefore = Map.copyOf(numbers);
        List<ModelMutation> before = List.copyOf(mutations);
        try {
            work.run();
        } catch (ModelRefusalException refused) {
            numbers.clear();
            numbers.putAll(numbersBefore);
            mutations.retainAll(before);
            throw refused;
        }
    }

    void markReserves(ModelMutation found) {
        if (found.kind.equals("RESERVATION")) {
            found.lines.forEach(line -> reserves.add(line.item()));
        }
    }

    /** By a reversal that was not taken back itself. */
    boolean isReversed(ModelMutation found) {
        return mutations.stream().anyMatch(o -> o.takesBack == found && o.isCounted() && !isReversed(o));
    }

    void reverse(Command.ReverseMutation c, ModelActor who) {
        ModelMutation original = requireMutation(c.original().toString());
        who.refuseForState(original, !original.state.equals("BOOKED"), "not-booked");
        who.refuseForState(original, original.underReversal, "reversal-under-way");
        ModelMutation found = new ModelMutation(
                c.mutation().toString(),
                null,
                original,
                c.moment() == null ? original.moment : c.moment().toString(),
                c.effectiveOn() == null ? original.day : c.effectiveOn());
        accept(found, who, who.hasMandate("PROPOSE", original.chapter) ? original.chapter : "");
        original.underReversal = true;
    }

    void accept(ModelMutation found, ModelActor who, String named) {
        Set<String> own = found.chapters();
        if (!named.isEmpty()) {
            who.requireMandate("PROPOSE", List.of(named));
        } else {
            who.requireMandate("PROPOSE", List.copyOf(own));
        }
        own.removeIf(chapter -> !who.hasMandate("PROPOSE", chapter) || !(named.isEmpty() || named.equals(chapter)));
        refuseIf(own.isEmpty(), "not-of-chapter");
        refuseIf(own.size() > 1, "chapter-not-named");
        requireSameChapter(found, own.iterator().next());
        requireNewId(found);
        suggest(found);
        admission.requireBookable(found, false);
        requireShownSuggestion(found);
        if (found.takesBack == null) {
            marks.requireReasons(found.proposal);
        }
        addMutation(found, who, own.iterator().next());
        found.chapters().forEach(chapter -> found.missing.put(chapter, confirmingPeople));
        found.missing.put(found.chapter, 1);
        String document = found.moment.split("-")[1];
        ModelMutation first = found;
        while (first.takesBack != null) {
            first = first.takesBack;
        }
        boolean requested = Stream.of("* *", first.kind + " *", "* " + document, first.kind + " " + document)
                .anyMatch(agreements::contains);
        found.missing.put(INSPECTORATE, requested ? 1 : 0);
        found.claims = admission.draws(found, false);
    }

    /** For each line what counts on it a year earlier up to its moment, but for what is incidental or ends by then. */
    void suggest(ModelMutation found) {
        found.suggested = found.lines.stream()
                .map(line -> new ModelPosting(line.accountPath(), line.flow(), line.year() - 1, 0))
                .map(before -> mutations.stream()
                        .filter(ModelMutation::isCounted)
                        .filter(other -> calendar.momentOrder().compare(other.moment, found.moment) <= 0)
                        .filter(other -> continuesInto(other, before.year()))
                        .mapToLong(other -> ModelPosting.sum(other.lines, before::hasSameAccount))
                        .sum())
                .toList();
    }

    static boolean continuesInto(ModelMutation found, int year) {
        Continuation how = found.proposal.continuation();
        return !how.type().name().equals("INCIDENTAL")
                && (how.until() == null || how.until().value() > year);
    }

    static void requireShownSuggestion(ModelMutation found) {
        if (found.kind.equals("EXTRAPOLATION")) {
            for (int i = 0; i < found.suggested.size(); i++) {
                Thousands shown = found.proposal.postings().get(i).suggested();
                refuseIf(shown != null && shown.value() != found.suggested.get(i), "suggested-otherwise");
            }
        }
    }

    void requireNewId(ModelMutation found) {
        refuseIf(mutations.stream().anyMatch(other -> other.id.equals(found.id)), "mutation-exists");
        refuseIf(!calendar.moments.containsKey(found.moment), "unknown-moment");
    }

    void addMutation(ModelMutation found, ModelActor who, String chapter) {
        found.proposer = who.person();
        found.chapter = chapter;
        String counter = chapter + "-" + ModelCalendar.year(found.moment);
        found.number = "%s-%04d".formatted(counter, numbers.merge(counter, 1, Integer::sum));
        mutations.add(found);
    }

    ModelMutation requireMutation(String id) {
        return mutations.stream()
                .filter(found -> found.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new ModelRefusalException("unknown-mutation"));
    }

    ModelMutation requirePending(String id, ModelActor who) {
        ModelMutation found = requireMutation(id);
        who.refuseForState(found, !found.isPending(), "not-pending");
        return found;
    }
}
