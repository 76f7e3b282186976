package nl.mutatieboek.domain.model;

import static nl.mutatieboek.domain.model.ModelRefusalException.refuseIf;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import nl.mutatieboek.domain.Actor;
import nl.mutatieboek.domain.BudgetConstraintCommand;
import nl.mutatieboek.domain.CalendarCommand;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.DefaultMarkCommand;
import nl.mutatieboek.domain.ItemCommand;
import nl.mutatieboek.domain.MatterCommand;
import nl.mutatieboek.domain.value.PublishedBalance;
import org.jspecify.annotations.Nullable;

/**
 * Reference model of the rules: all mutations in one list, and every query scans them all. It shares the values of the
 * domain and none of its code; speed does not matter. A command checks all refusals first, and then changes the state.
 */
public final class ReferenceBook {

    private final Map<String, List<PublishedBalance>> checks = new HashMap<>();
    private final List<PublishedBalance> published = new ArrayList<>();

    private final ModelCalendar calendar;
    private final ModelItemCorrections corrections;
    private final Set<String> reserves = new TreeSet<>();
    private final List<ModelMutation> mutations = new ArrayList<>();
    private final ModelMarks marks;
    private final ModelStatedBalances statements;
    private final ModelConstraints stated;
    private final ModelMatters matters;
    private final ModelProposals proposals;
    private final ModelImports imports;
    private final ModelConsents consents;

    public ReferenceBook(int confirmingPeople) {
        this(confirmingPeople, 1, Set.of(), Instant.now());
    }

    /**
     * @param agreements for which mutations the finance ministry must agree: {@code CASH_SHIFT *}, {@code * O1}
     * @param now the time at which all is decided
     */
    public ReferenceBook(int confirmingPeople, int momentPeople, Set<String> agreements, Instant now) {
        this.calendar = new ModelCalendar(momentPeople, now);
        this.stated = new ModelConstraints(calendar);
        this.corrections = new ModelItemCorrections(calendar, mutations, published, stated, momentPeople);
        this.marks = new ModelMarks(calendar);
        this.statements = new ModelStatedBalances(mutations, calendar);
        ModelAdmissionPolicy admission = new ModelAdmissionPolicy(mutations, calendar, reserves, statements);
        this.proposals =
                new ModelProposals(mutations, calendar, admission, marks, reserves, confirmingPeople, agreements);
        this.imports = new ModelImports(proposals, mutations, calendar, admission, statements);
        this.consents = new ModelConsents(proposals, calendar, admission);
        this.matters = new ModelMatters(calendar, mutations, LocalDate.ofInstant(now, ZoneId.of("Europe/Amsterdam")));
    }

    /** Returns nothing if it is accepted; otherwise the code of the refusal, for some with its numbers. */
    public String decide(Actor actor, Command command) {
        ModelActor who = ModelActor.of(actor);
        try {
            switch (command) {
                case CalendarCommand.RegisterMoment c -> {
                    who.requireBookAdministrator();
                    refuseIf(c.forDocument() && !who.mandates().contains("IMPORT"), "no-mandate");
                    calendar.register(c);
                }
                case CalendarCommand.CorrectMoment c -> {
                    refuseIf(!who.mandates().contains("ADMINISTER"), "no-mandate");
                    calendar.correct(c, who.person());
                }
                case CalendarCommand.WithdrawMomentCorrection c -> {
                    refuseIf(!who.mandates().contains("ADMINISTER"), "no-mandate");
                    calendar.withdrawCorrection(c.moment().toString());
                }
                // No scheduled time passes during a scenario.
                case CalendarCommand.LiftEmbargo c -> refuseIf(true, "embargo-not-over");
                case Command.OpenChapter c -> {
                    who.requireBookAdministrator();
                    calendar.open(c);
                }
                case ItemCommand.RegisterItem c -> {
                    if (!who.mandates().contains("IMPORT")) {
                        who.requireMandate(
                                "ADMINISTER", List.of(c.item().chapter().value()));
                    }
                    calendar.register(c);
                }
                case ItemCommand.NameItem c -> {
                    if (!who.mandates().contains("IMPORT")) {
                        who.requireMandate(
                                "ADMINISTER", List.of(c.item().chapter().value()));
                    }
                    calendar.name(c);
                }
                case ItemCommand.CorrectItem c -> {
                    who.requireMandate("ADMINISTER", List.of(c.item().chapter().value()));
                    corrections.correct(c, who.person());
                }
                case ItemCommand.CorrectItemName c -> {
                    who.requireMandate("ADMINISTER", List.of(c.item().chapter().value()));
                    corrections.correct(c, who.person());
                }
                case ItemCommand.WithdrawItemCorrections c -> {
                    who.requireMandate("ADMINISTER", List.of(c.item().chapter().value()));
                    corrections.withdraw(c, who.person());
                }
                case DefaultMarkCommand.SetDefaultMarks c -> {
                    if (!who.mandates().contains("IMPORT")) {
                        who.requireMandate(
                                "ADMINISTER", List.of(c.item().chapter().value()));
                    }
                    marks.set(c);
                }
                case DefaultMarkCommand.RecordCeiling c -> {
                    refuseIf(!who.mandates().contains("ADMINISTER"), "no-mandate");
                    marks.record(c);
                }
                case MatterCommand c -> {
                    who.requireMandate(
                            "ADMINISTER", List.of(c.matter().chapter().value()));
                    matters.execute(c);
                }
                case Command.CloseMoment c -> {
                    who.requireMandate("ADMINISTER", List.of(c.chapter().value()));
                    calendar.close(c, who.person());
                }
                case Command.ReopenMoment c -> {
                    who.requireMandate("ADMINISTER", List.of(c.chapter().value()));
                    calendar.reopen(c, who.person());
                }
                case Command.WithdrawMomentChange c -> {
                    who.requireMandate("ADMINISTER", List.of(c.chapter().value()));
                    calendar.withdraw(c, who.person());
                }
                case Command.PresentBill c -> {
                    who.requireMandate("ADMINISTER", List.of(c.chapter().value()));
                    calendar.bills.present(c, who.person());
                }
                case Command.AdoptBill c -> {
                    who.requireMandate("ADMINISTER", List.of(c.chapter().value()));
                    calendar.bills.adopt(c, who.person());
                }
                case Command.RevokeBill c -> {
                    who.requireMandate("ADMINISTER", List.of(c.chapter().value()));
                    calendar.bills.revoke(c, who.person());
                }
                case Command.RecordPublishedBalance c -> recordPublishedBalance(c.published(), who);
                case BudgetConstraintCommand c -> {
                    String chapter = c.chapter().value();
                    refuseIf(!calendar.chapters.containsKey(chapter), "unknown-chapter");
                    if (c instanceof BudgetConstraintCommand.StateCoverageForm
                            || !who.mandates().contains("IMPORT")) {
                        who.requireMandate("PROPOSE", List.of(chapter));
                    }
                    stated.record(c, who.hasMandate("PROPOSE", chapter));
                }
                case Command.ProposeMutation c -> proposals.propose(c, who);
                case Command.ProposeMutationBatch c -> proposals.proposeTogether(c, who);
                case Command.ImportMutation c -> imports.takeFromDocument(c, who);
                case Command.ImportBalances c -> imports.takeBalances(c, who);
                case Command.ReverseMutation c -> proposals.reverse(c, who);
                case Command.ApproveMutation c -> consents.approve(c.mutation().toString(), who);
                case Command.ConfirmMutation c -> consents.confirm(c.mutation().toString(), who);
                case Command.AgreeMutation c -> consents.agree(c.mutation().toString(), who);
                case Command.AllowEarlyExecution c ->
                    consents.allowEarlyExecution(c.mutation().toString(), who);
                case Command.AttachFile c ->
                    consents.attach(c.mutation().toString(), c.file().sha256(), who);
                case Command.WithdrawAttachment c ->
                    consents.withdrawAttachment(c.mutation().toString(), c.sha256(), who);
                case Command.RejectMutation c -> consents.end(c.mutation().toString(), who, "REJECTED");
                case Command.ReturnMutation c -> consents.end(c.mutation().toString(), who, "RETURNED");
                case Command.WithdrawMutation c -> consents.end(c.mutation().toString(), who, "WITHDRAWN");
            }
            return "";
        } catch (ModelRefusalException refused) {
            return refused.getMessage();
        }
    }

    /** Returns the balance of an item and items below it, over all days and moments. */
    public long balance(String item, String flow, int year) {
        return balance(item, flow, year, null, null).orElse(0);
    }

    /** The balance up to a day and a moment, null meaning all; empty if nothing is booked there. */
    public OptionalLong balance(String item, String flow, int year, @Nullable LocalDate day, @Nullable String moment) {
        return mutations.stream()
                .filter(ModelMutation::isCounted)
                .filter(found -> day == null || !found.day.isAfter(day))
                .filter(found -> moment == null || calendar.momentOrder().compare(found.moment, moment) <= 0)
                .flatMap(found -> found.lines.stream())
                .filter(line -> line.isWithin(new ModelPosting(item, flow, year, 0)))
                .mapToLong(ModelPosting::thousands)
                .reduce(Long::sum);
    }

    /** The certainty of a balance, {@code complete READ 1}; up to a day and a moment, null meaning all. */
    public String certainty(String item, String flow, int year, @Nullable LocalDate day, @Nullable String moment) {
        return new ModelCertaintyCalculator(mutations, calendar, published, day, moment)
                .describeCertainty(item, flow, year);
    }

    /** The state of every amendment, motion and undertaking. */
    public Map<String, String> matterStates() {
        return matters.states();
    }

    /** The moments that are registered. */
    public List<String> moments() {
        return List.copyOf(calendar.moments.keySet());
    }

    /** The days from which something holds that is booked. */
    public List<LocalDate> days() {
        return mutations.stream()
                .filter(ModelMutation::isCounted)
                .map(found -> found.day)
                .distinct()
                .toList();
    }

    /** The mutations by number, each with its state. */
    public Map<String, String> states() {
        return mutations.stream().collect(Collectors.toMap(found -> found.number, found -> found.state));
    }

    /** What chapters and documents state beside the balances, by what it is about. */
    public Map<String, String> statements() {
        return stated.last();
    }

    /** The items that have had a reservation. */
    public Set<String> reserves() {
        return Set.copyOf(reserves);
    }

    /** The links of reorganisations that count, {@code V/4 XX/37}: neither pending nor taken back. */
    public Set<String> lineage() {
        return mutations.stream()
                .filter(found ->
                        found.isCounted() && found.kind.equals("REORGANISATION") && !proposals.isReversed(found))
                .flatMap(found -> found.links().stream())
                .map(link -> link.was() + " " + link.becomes())
                .collect(Collectors.toSet());
    }

    private void recordPublishedBalance(PublishedBalance check, ModelActor who) {
        String chapter = check.item().chapter().value();
        int year = check.year().value();
        refuseIf(!calendar.chapters.containsKey(chapter), "unknown-chapter");
        if (!who.mandates().contains("IMPORT")) {
            who.requireMandate("PROPOSE", List.of(chapter));
        }
        refuseIf(!calendar.moments.containsKey(check.moment().toString()), "unknown-moment");
        refuseIf(!ModelCalendar.within(calendar.chapters.get(chapter).validity(), year), "chapter-not-valid");
        String item = check.item().toString();
        refuseIf(item.contains("/") && !calendar.exists(item, year), "unknown-item");
        String of = item + " " + check.flow() + " " + year + " " + check.moment() + " "
                + ModelSpelling.plain(check.source().document()) + " " + check.precision();
        List<PublishedBalance> said = checks.computeIfAbsent(of, unknown -> new ArrayList<>());
        refuseIf(said.contains(check), "checked-before");
        boolean otherwise = said.stream().anyMatch(one -> !one.thousands().equals(check.thousands()));
        refuseIf(otherwise && !who.hasMandate("PROPOSE", chapter), "stated-otherwise");
        said.add(check);
        published.add(check);
        if (!who.hasMandate("PROPOSE", chapter)) {
            calendar.recordImport(check.moment().toString(), List.of(chapter));
        }
    }
}
