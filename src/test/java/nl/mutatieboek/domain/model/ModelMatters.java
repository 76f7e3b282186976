package nl.mutatieboek.domain.model;

import static nl.mutatieboek.domain.model.ModelRefusalException.refuseIf;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import nl.mutatieboek.domain.MatterCommand;
import nl.mutatieboek.domain.value.MatterAmount;
import nl.mutatieboek.domain.value.MatterDetails;
import nl.mutatieboek.domain.value.MatterFollowUp;

/** Plain model of amendments, motions and undertakings: a list of the accepted commands of each, which it replays. */
final class ModelMatters {
    private static final Set<String> BEFORE_PARLIAMENT = Set.of("SUBMITTED", "CHANGED", "HELD_OVER");
    private static final Set<String> WITHOUT_EFFECT = Set.of("REJECTED", "WITHDRAWN", "LAPSED");
    private final ModelCalendar calendar;
    private final List<ModelMutation> mutations;
    private final LocalDate today;
    private final Map<String, ModelMatter> matters = new TreeMap<>();

    ModelMatters(ModelCalendar calendar, List<ModelMutation> mutations, LocalDate today) {
        this.calendar = calendar;
        this.mutations = mutations;
        this.today = today;
    }

    /** The state of every matter. */
    Map<String, String> states() {
        Map<String, String> states = new TreeMap<>();
        matters.forEach((id, matter) -> states.put(id, matter.state()));
        return states;
    }

    void execute(MatterCommand command) {
        String id = command.matter().toString();
        String chapter = command.matter().chapter().value();
        refuseIf(!calendar.chapters.containsKey(chapter), "unknown-chapter");
        ModelMatter matter = matters.get(id);
        if (command instanceof MatterCommand.RecordMatter c) {
            refuseIf(matter != null, "matter-exists");
            requireDetails(id, chapter, c.details());
            matters.put(id, new ModelMatter(c.details()));
            return;
        }
        refuseIf(matter == null, "unknown-matter");
        switch (command) {
            case MatterCommand.RevokeMatterStep c -> revoke(id, matter, c.step());
            default -> {
                refuseIf(
                        command instanceof MatterCommand.CorrectMatter c
                                && c.details().equals(matter.details()),
                        "matter-unchanged");
                requireFollowing(matter, command);
                requireBook(id, chapter, matter, command);
                matter.commands.add(command);
                if (command instanceof MatterCommand.ChangeMatter c) {
                    matter.name(c.details());
                } else if (command instanceof MatterCommand.CorrectMatter c) {
                    matter.name(c.details());
                }
            }
        }
    }

    /** Whether another matter counts for one on this bill: what is under embargo counts only for what is too. */
    private boolean counts(ModelMatter other, MatterDetails details, String chapter) {
        return (details.bill() != null && !calendar.isPublic(details.bill().toString(), chapter))
                || other.bills.stream().allMatch(bill -> calendar.isPublic(bill, chapter));
    }

    private static void revoke(String id, ModelMatter matter, int step) {
        refuseIf(
                step < 1 || step > matter.commands.size() || matter.commands.get(step - 1) == null,
                "unknown-matter-step");
        ModelMatter without = new ModelMatter(matter.first);
        for (int i = 0; i < matter.commands.size(); i++) {
            MatterCommand one = matter.commands.get(i);
            if (i != step - 1 && one != null) {
                boolean follows = true;
                try {
                    requireFollowing(without, one);
                } catch (ModelRefusalException cannot) {
                    follows = false;
                }
                refuseIf(!follows, "step-still-needed");
                without.commands.add(one);
            }
        }
        matter.commands.set(step - 1, null);
    }

    /** Refuses what cannot follow the history of the matter, whatever else is in the book. */
    private static void requireFollowing(ModelMatter matter, MatterCommand command) {
        String state = matter.state();
        switch (command) {
            case MatterCommand.ChangeMatter c -> {
                refuseIf(!c.details().type().name().equals(matter.type()), "matter-type-fixed");
                refuseIf(!BEFORE_PARLIAMENT.contains(state), "state-cannot-follow");
                refuseIf(c.changedOn().isBefore(matter.since()), "matter-step-too-early");
                refuseIf(c.changedOn().isBefore(c.details().submittedOn()), "matter-step-too-early");
            }
            case MatterCommand.DecideMatter c -> {
                boolean again = state.equals("HELD_OVER") && c.decision().name().equals("HELD_OVER");
                refuseIf(!BEFORE_PARLIAMENT.contains(state) || again, "state-cannot-follow");
                refuseIf(c.decidedOn().isBefore(matter.since()), "matter-step-too-early");
            }
            case MatterCommand.LinkMatter c -> {
                refuseIf(!matter.amends(), "not-an-amendment");
                refuseIf(WITHOUT_EFFECT.contains(state), "state-cannot-follow");
            }
            case MatterCommand.FollowUpMatter c -> {
                requireFollowUp(matter, c.followUp());
                refuseIf(c.followUp().followedUpOn().isBefore(matter.since()), "matter-step-too-early");
            }
            case MatterCommand.CorrectMatter c -> {
                refuseIf(!c.details().type().name().equals(matter.type()), "matter-type-fixed");
                for (MatterCommand earlier : matter.commands) {
                    LocalDate on = day(earlier);
                    refuseIf(on != null && on.isBefore(c.details().submittedOn()), "matter-step-too-early");
                }
            }
            default -> throw new IllegalArgumentException("Not a step: " + command);
        }
    }

    private static LocalDate day(MatterCommand command) {
        return switch (command) {
            case MatterCommand.ChangeMatter c -> c.changedOn();
            case MatterCommand.DecideMatter c -> c.decidedOn();
            case MatterCommand.FollowUpMatter c -> c.followUp().followedUpOn();
            case null, default -> null;
        };
    }

    private static void requireFollowUp(ModelMatter matter, MatterFollowUp followUp) {
        String type = followUp.type().name();
        boolean ofBill = type.endsWith("CARRIED");
        refuseIf(ofBill != matter.amends(), "follow-up-not-of-type");
        if (!ofBill) {
            refuseIf(followUp.laterBill() != null, "matter-field-not-of-type laterBill");
            String needed = matter.type().equals("MOTION") ? "ADOPTED" : "OPEN";
            refuseIf(!matter.state().equals(needed), "state-cannot-follow");
            return;
        }
        refuseIf(followUp.laterBill() == null, "follow-up-bill-missing");
        refuseIf(!matter.state().equals("ADOPTED"), "state-cannot-follow");
        refuseIf(!matter.details().continuation().type().name().equals("STRUCTURAL"), "not-structural");
        String bill = followUp.laterBill().toString();
        boolean later = ModelCalendar.year(bill)
                > ModelCalendar.year(matter.details().bill().toString());
        refuseIf(!bill.endsWith("-OWB") || !later, "not-a-later-budget");
        refuseIf(
                matter.commands.stream()
                        .anyMatch(one -> one instanceof MatterCommand.FollowUpMatter c
                                && followUp.laterBill().equals(c.followUp().laterBill())),
                "followed-up-before");
        refuseIf(type.equals("NOT_CARRIED") && followUp.remark() == null, "weighty-reason-missing");
    }

    /** Refuses what contradicts the rest of the book. */
    private void requireBook(String id, String chapter, ModelMatter matter, MatterCommand command) {
        LocalDate day = day(command);
        refuseIf(day != null && day.isAfter(today), "matter-in-future");
        switch (command) {
            case MatterCommand.ChangeMatter c -> requireDetails(id, chapter, c.details());
            case MatterCommand.CorrectMatter c -> requireDetails(id, chapter, c.details());
            case MatterCommand.DecideMatter c -> {
                if (c.decision().name().equals("ADOPTED") && matter.amends()) {
                    LocalDate act =
                            calendar.bills.adoptedOn(matter.details().bill().toString(), chapter);
                    refuseIf(act != null && c.decidedOn().isAfter(act), "amended-after-adopted");
                    ModelMatter amended =
                            matters.get(String.valueOf(matter.details().amends()));
                    refuseIf(
                            amended != null
                                    && counts(amended, matter.details(), chapter)
                                    && WITHOUT_EFFECT.contains(amended.state()),
                            "amended-matter-ended");
                }
            }
            case MatterCommand.LinkMatter c ->
                requireLink(chapter, matter, c.mutation().toString());
            case MatterCommand.FollowUpMatter c ->
                refuseIf(
                        c.followUp().laterBill() != null
                                && !calendar.moments.containsKey(
                                        c.followUp().laterBill().toString()),
                        "unknown-moment");
            default -> {}
        }
    }

    private void requireLink(String chapter, ModelMatter matter, String id) {
        ModelMutation mutation = mutations.stream()
                .filter(one -> one.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new ModelRefusalException("unknown-mutation"));
        refuseIf(!mutation.isPending() && !mutation.isCounted(), "link-to-ended");
        refuseIf(!mutation.kind.equals("AMENDMENT"), "not-an-amendment-mutation");
        refuseIf(!mutation.proposal.particulars().bill().equals(matter.details().bill()), "link-to-other-bill");
        refuseIf(!matter.hasPaper(mutation.proposal.particulars().parliamentaryPaper()), "link-to-other-paper");
        List<ModelPosting> lines = mutation.lines.stream()
                .filter(line -> line.chapter().equals(chapter))
                .toList();
        refuseIf(lines.isEmpty(), "amount-of-other-chapter");
        refuseIf(mutation.state.equals("REVERSED") && !isHiddenReversal(mutation, chapter), "link-to-ended");
        refuseIf(
                matters.entrySet().stream()
                        .anyMatch(one -> one.getKey().startsWith(chapter + "-")
                                && counts(one.getValue(), matter.details(), chapter)
                                && one.getValue().books(id)),
                "linked-before");
        List<MatterAmount> amounts = matter.details().amounts();
        if (!amounts.isEmpty()) {
            for (ModelPosting line : lines) {
                refuseIf(amounts.stream().noneMatch(amount -> line.isWithin(posting(amount))), "link-amounts-differ");
            }
            for (MatterAmount amount : amounts) {
                List<ModelPosting> own = lines.stream()
                        .filter(line -> line.isWithin(posting(amount)))
                        .toList();
                long sum = own.stream().mapToLong(ModelPosting::thousands).sum();
                long rounding = matter.details().precision().thousands() / 2;
                refuseIf(
                        !own.isEmpty() && Math.abs(sum - amount.thousands().value()) > rounding, "link-amounts-differ");
            }
        }
    }

    /** Whether everybody sees a mutation, and not everybody the reversal of it. */
    private boolean isHiddenReversal(ModelMutation mutation, String chapter) {
        return calendar.isLifted(mutation.moment, chapter)
                && mutations.stream()
                        .filter(other -> other.takesBack == mutation && other.isCounted())
                        .noneMatch(other -> calendar.isLifted(other.moment, chapter));
    }

    private static ModelPosting posting(MatterAmount amount) {
        return new ModelPosting(
                amount.item().toString(), amount.flow().name(), amount.year().value(), 0);
    }

    private void requireDetails(String id, String chapter, MatterDetails details) {
        refuseIf(details.submittedOn().isAfter(today), "matter-in-future");
        String type = details.type().name();
        boolean amendment = type.endsWith("AMENDMENT");
        refuseIf(
                !type.equals("UNDERTAKING") && details.parliamentaryPaper() == null,
                "matter-field-missing parliamentaryPaper");
        refuseIf(!type.equals("UNDERTAKING") && details.member() == null, "matter-field-missing member");
        refuseIf(amendment && details.bill() == null, "matter-field-missing bill");
        refuseIf(type.equals("SUB_AMENDMENT") && details.amends() == null, "matter-field-missing amends");
        refuseIf(!type.equals("SUB_AMENDMENT") && details.amends() != null, "matter-field-not-of-type amends");
        refuseIf(
                !amendment && !details.continuation().type().name().equals("UNKNOWN"),
                "matter-field-not-of-type continuation");
        if (details.bill() != null) {
            requireBill(chapter, details, amendment);
        }
        boolean elsewhere = matters.entrySet().stream()
                .filter(one ->
                        one.getKey().startsWith(chapter + "-") && !one.getKey().equals(id))
                .anyMatch(one -> counts(one.getValue(), details, chapter)
                        && !one.getValue().type().equals("UNDERTAKING")
                        && details.parliamentaryPaper() != null
                        && one.getValue().hasPaper(details.parliamentaryPaper()));
        ModelMatter own = matters.get(id);
        boolean kept =
                own != null && details.parliamentaryPaper() != null && own.hasPaper(details.parliamentaryPaper());
        refuseIf(!type.equals("UNDERTAKING") && elsewhere && !kept, "paper-recorded-before");
        if (details.amends() != null) {
            requireAmended(id, chapter, details);
        }
        requireAmounts(chapter, details);
    }

    private void requireBill(String chapter, MatterDetails details, boolean amendment) {
        String bill = details.bill().toString();
        refuseIf(!calendar.moments.containsKey(bill), "unknown-moment");
        refuseIf(!ModelBills.billOf(bill).equals(bill), "not-a-bill");
        refuseIf(
                !ModelCalendar.within(calendar.chapters.get(chapter).validity(), ModelCalendar.year(bill)),
                "chapter-not-valid");
        if (amendment) {
            refuseIf(
                    details.submittedOn().isBefore(calendar.bills.presentedOn(bill, chapter)),
                    "amended-before-presented");
            LocalDate act = calendar.bills.adoptedOn(bill, chapter);
            refuseIf(act != null && details.submittedOn().isAfter(act), "amended-after-adopted");
        }
    }

    private void requireAmended(String id, String chapter, MatterDetails details) {
        String amends = details.amends().toString();
        ModelMatter recorded = amends.startsWith(chapter + "-") ? matters.get(amends) : null;
        ModelMatter amended = recorded == null || !counts(recorded, details, chapter) ? null : recorded;
        refuseIf(amended == null && amends.equals(id), "amends-itself");
        refuseIf(amended == null, "unknown-matter");
        refuseIf(!amended.amends(), "not-an-amendment");
        Set<String> chain = new HashSet<>();
        for (String next = amends; matters.containsKey(next) && chain.add(next); ) {
            next = String.valueOf(matters.get(next).details().amends());
        }
        refuseIf(chain.contains(id), "amends-itself");
        refuseIf(!details.bill().equals(amended.details().bill()), "amends-other-bill");
    }

    private void requireAmounts(String chapter, MatterDetails details) {
        Set<ModelPosting> stated = new HashSet<>();
        for (MatterAmount amount : details.amounts()) {
            ModelPosting line = posting(amount);
            refuseIf(!line.chapter().equals(chapter), "amount-of-other-chapter");
            refuseIf(
                    !ModelCalendar.within(calendar.chapters.get(chapter).validity(), line.year()), "chapter-not-valid");
            refuseIf(!calendar.exists(line.item(), line.year()), "unknown-item");
            if (details.bill() != null) {
                String bill = details.bill().toString();
                refuseIf(
                        line.year() < ModelCalendar.year(bill) || line.year() > ModelCalendar.lastYear(bill),
                        "year-outside-moment");
            }
            refuseIf(!stated.add(line), "amount-stated-twice");
        }
    }
}
