package nl.mutatieboek.domain;

import static nl.mutatieboek.domain.Acts.adopt;
import static nl.mutatieboek.domain.Acts.agree;
import static nl.mutatieboek.domain.Acts.approve;
import static nl.mutatieboek.domain.Acts.booked;
import static nl.mutatieboek.domain.Acts.confirm;
import static nl.mutatieboek.domain.Acts.except;
import static nl.mutatieboek.domain.Acts.mutation;
import static nl.mutatieboek.domain.Acts.present;
import static nl.mutatieboek.domain.Acts.propose;
import static nl.mutatieboek.domain.Acts.reject;
import static nl.mutatieboek.domain.Acts.reverse;
import static nl.mutatieboek.domain.Acts.sendBack;
import static nl.mutatieboek.domain.Draft.reEstimate;
import static nl.mutatieboek.domain.Draft.transfer;
import static nl.mutatieboek.domain.People.INSPECTOR;
import static nl.mutatieboek.domain.People.SECOND_COUNTERPART;
import static nl.mutatieboek.domain.People.STRANGER;
import static nl.mutatieboek.domain.Scenario.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import nl.mutatieboek.domain.ConsentPolicy.AgreementRule;
import nl.mutatieboek.domain.Refusal.AlreadyConsented;
import nl.mutatieboek.domain.Refusal.AuthorisedAlready;
import nl.mutatieboek.domain.Refusal.NotBooked;
import nl.mutatieboek.domain.Refusal.NotOfChapter;
import nl.mutatieboek.domain.Refusal.NotPending;
import nl.mutatieboek.domain.Refusal.ProposerMayNotConsent;
import nl.mutatieboek.domain.mutation.Mutation;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.PersonId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The agreement of the finance ministry, and new policy that does not wait for parliament. */
class AgreementTest {
    private static final ConsentPolicy ALWAYS = new ConsentPolicy(1, 1, Set.of(new AgreementRule(null, null)));
    private static final ConsentPolicy STRICT = new ConsentPolicy(2, 2, Set.of(new AgreementRule(null, null)));
    private static final Draft ESTIMATE = reEstimate("XX/37 U 2026 -5");
    private static final Draft TRANSFER = transfer("XVII/~ U 2026 -10", "XX/37 U 2026 10");
    private static final Draft MEASURE =
            Draft.of(MutationKind.INTENSIFICATION, "XX/37 U 2026 5").asNewPolicy();
    /** Somebody of the chapter whom the finance ministry has lent its mandate. */
    private static final Actor LENT =
            new Actor(new PersonId("lent"), Set.of(new ChapterCode("XX")), Set.of(Mandate.INSPECTORATE));

    static Stream<Arguments> policies() {
        AgreementRule shifts = new AgreementRule(MutationKind.CASH_SHIFT, null);
        AgreementRule spring = new AgreementRule(null, Moment.Code.O1);
        AgreementRule transfersOfSpring = new AgreementRule(MutationKind.TRANSFER, Moment.Code.O1);
        Draft shift = Draft.of(MutationKind.CASH_SHIFT, "XX/37 U 2026 -1", "XX/37 U 2027 1");
        return Stream.of(
                arguments(Set.of(), ESTIMATE, false),
                arguments(Set.of(new AgreementRule(null, null)), ESTIMATE, true),
                arguments(Set.of(shifts), shift, true),
                arguments(Set.of(shifts), shift.in("2026-O1"), true),
                arguments(Set.of(shifts), ESTIMATE, false),
                arguments(Set.of(spring), ESTIMATE.in("2026-O1"), true),
                arguments(Set.of(spring), ESTIMATE.in("2025-O1"), true),
                arguments(Set.of(spring), ESTIMATE, false),
                arguments(Set.of(transfersOfSpring), TRANSFER.in("2026-O1"), true),
                arguments(Set.of(transfersOfSpring), TRANSFER, false),
                arguments(Set.of(transfersOfSpring), ESTIMATE.in("2026-O1"), false),
                arguments(Set.of(shifts, spring), ESTIMATE.in("2026-O1"), true));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("policies")
    void the_policy_says_for_which_kinds_and_moments_the_inspectorate_agrees(
            Set<AgreementRule> agreements, Draft draft, boolean asked) {
        Scenario story = given(new ConsentPolicy(1, 1, agreements), propose("it", draft), approve("it"));
        if (draft.kind() == MutationKind.TRANSFER) {
            story.and(confirm("it"));
        }

        boolean waits = story.book().mutation(mutation("it")) instanceof Mutation.Pending;

        assertThat(waits).isEqualTo(asked);
        if (waits) {
            story.when(agree("it")).thenAccepted();
        }
        assertThat(story.book().mutation(mutation("it"))).isInstanceOf(Mutation.Booked.class);
    }

    /** The consents in every order. */
    static Stream<List<Act>> orders() {
        return permutations(List.of(approve("it"), confirm("it"), confirm("it").by(SECOND_COUNTERPART), agree("it")));
    }

    private static Stream<List<Act>> permutations(List<Act> acts) {
        return acts.isEmpty()
                ? Stream.of(List.of())
                : acts.stream().flatMap(first -> {
                    List<Act> others = new ArrayList<>(acts);
                    others.remove(first);
                    return permutations(others)
                            .map(rest -> Stream.concat(Stream.of(first), rest.stream())
                                    .toList());
                });
    }

    @ParameterizedTest
    @MethodSource("orders")
    void the_last_of_four_consents_books_in_whatever_order_they_come(List<Act> consents) {
        Scenario story = given(STRICT, propose("it", TRANSFER));
        for (Act consent : consents.subList(0, 3)) {
            story.and(consent);
            assertThat(story.book().mutation(mutation("it"))).isInstanceOf(Mutation.Pending.class);
            assertThat(story.balance("XX", "U", 2026)).isZero();
        }

        story.and(consents.getLast());

        assertThat(story.book().mutation(mutation("it"))).isInstanceOf(Mutation.Booked.class);
        assertThat(story.balance("XX", "U", 2026)).isEqualTo(10);
        assertThat(story.balance("XVII", "U", 2026)).isEqualTo(-10);
        for (Act late : consents) {
            story.when(late).thenRefused(new NotPending("XX-2026-0001", "BOOKED"));
        }
    }

    @Test
    void the_agreement_is_recorded_before_what_it_books() {
        given(ALWAYS, propose("it", ESTIMATE))
                .when(approve("it"))
                .thenRecorded("MutationApproved")
                .when(agree("it"))
                .thenRecorded("MutationAgreed", "PostingsBooked", "MutationBooked");
    }

    @Test
    void an_agreement_alone_leaves_it_proposed() {
        Scenario story = given(ALWAYS, propose("it", ESTIMATE), agree("it"));

        assertThat(story.book().mutation(mutation("it")))
                .isInstanceOfSatisfying(
                        Mutation.Pending.class, it -> assertThat(it.state()).isEqualTo("PROPOSED"));
    }

    @Test
    void who_proposed_does_not_agree_whatever_the_mandate() {
        given(ALWAYS, propose("it", ESTIMATE).by(LENT))
                .when(agree("it").by(LENT))
                .thenRefused(new ProposerMayNotConsent(new PersonId("lent"), "XX-2026-0001"));
    }

    @Test
    void who_approved_does_not_agree_and_who_agreed_does_not_approve() {
        given(ALWAYS, propose("it", ESTIMATE), approve("it").by(LENT))
                .when(agree("it").by(LENT))
                .thenRefused(new AlreadyConsented(new PersonId("lent"), "XX-2026-0001"));
        given(ALWAYS, propose("it", ESTIMATE), agree("it").by(LENT))
                .when(approve("it").by(LENT))
                .thenRefused(new AlreadyConsented(new PersonId("lent"), "XX-2026-0001"));
    }

    @Test
    void the_inspectorate_rejects_and_returns_what_it_is_asked_about_and_nothing_else() {
        given(ALWAYS, propose("it", ESTIMATE)).when(reject("it").by(INSPECTOR)).thenRecorded("MutationRejected");
        given(ALWAYS, propose("it", ESTIMATE))
                .when(sendBack("it").by(INSPECTOR))
                .thenRecorded("MutationReturned");
        given(propose("it", ESTIMATE))
                .when(reject("it").by(INSPECTOR))
                .thenRefused(new NotOfChapter(new PersonId("inspector"), "XX"));
        given(ALWAYS, propose("it", ESTIMATE))
                .when(reject("it").by(STRANGER))
                .thenRefused(new NotOfChapter(new PersonId("stranger"), "XX"));
    }

    @Test
    void what_was_rejected_after_the_agreement_is_over() {
        given(ALWAYS, propose("it", ESTIMATE), agree("it"), reject("it"))
                .when(approve("it"))
                .thenRefused(new NotPending("XX-2026-0001", "REJECTED"));
    }

    @Test
    void a_dossier_keeps_the_agreement_that_was_asked_when_it_was_proposed() {
        BookInMemory book =
                given(ALWAYS, propose("it", ESTIMATE), approve("it")).book();

        Decision later = new CommandDecider(new ConsentPolicy(1, 1, Set.of()))
                .decide(new Command.AgreeMutation(mutation("it")), INSPECTOR, book);

        assertThat(later).isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void the_reversal_of_what_was_agreed_is_agreed_too_where_the_policy_asks_so() {
        given(ALWAYS, propose("it", ESTIMATE), approve("it"), agree("it"), reverse("back", "it"), approve("back"))
                .when(agree("back"))
                .thenRecorded("MutationAgreed", "PostingsBooked", "MutationReversed", "MutationBooked");
    }

    @Test
    void new_policy_that_is_booked_is_carried_out_before_the_act_by_a_letter_to_parliament() {
        Scenario story = given(booked("it", MEASURE), present("2026-OWB", "XX", "2025-09-16"))
                .when(except("it"))
                .thenRecorded(new Event.EarlyExecutionAllowed(
                        mutation("it"), People.APPROVER.person(), "35806-2", "It cannot wait"));

        assertThat(story.book().mutation(mutation("it")))
                .isInstanceOfSatisfying(
                        Mutation.Booked.class, it -> assertThat(it.exception()).isEqualTo("35806-2"));
    }

    /** Under which moment it was booked, which bill was adopted, and whether that authorises it. */
    static Stream<Arguments> acts() {
        return Stream.of(
                arguments("2026-OWB", "2026-OWB", "XX", true),
                arguments("2026-NVW-1", "2026-OWB", "XX", true),
                arguments("2026-VB", "2026-OWB", "XX", true),
                arguments("2026-O1", "2026-O1", "XX", true),
                arguments("2026-ISB-1", "2026-ISB-1", "XX", true),
                arguments("2026-O1", "2026-OWB", "XX", false),
                arguments("2026-ISB-1", "2026-OWB", "XX", false),
                arguments("2026-OWB", "2026-O1", "XX", false),
                arguments("2026-OWB", "2026-OWB", "XVII", false));
    }

    @ParameterizedTest(name = "in {0}, adopted {1} of {2}: {3}")
    @MethodSource("acts")
    void only_the_act_of_its_own_bill_and_chapter_authorises_it(
            String moment, String bill, String chapter, boolean authorised) {
        Scenario.Outcome outcome = given(
                        booked("it", MEASURE.in(moment)),
                        present(bill, chapter, bill.endsWith("O1") ? "2026-04-24" : "2025-09-16"),
                        adopt(bill, chapter, "2026-06-30"))
                .when(except("it"));
        if (authorised) {
            outcome.thenRefused(new AuthorisedAlready("XX-2026-0001", "Stb. 2026, 112"));
        } else {
            outcome.thenAccepted();
        }
    }

    @Test
    void what_was_excepted_can_be_reversed_and_then_no_more_excepted() {
        Scenario story = given(booked("it", MEASURE), except("it"), reverse("back", "it"));

        assertThat(story.book().mutation(mutation("it")))
                .isInstanceOfSatisfying(
                        Mutation.Booked.class, it -> assertThat(it.exception()).isEqualTo("35806-2"));
        story.and(reject("back"));
        assertThat(story.book().mutation(mutation("it")))
                .isInstanceOfSatisfying(
                        Mutation.Booked.class, it -> assertThat(it.exception()).isEqualTo("35806-2"));
        story.and(reverse("again", "it"), approve("again"))
                .when(except("it"))
                .thenRefused(new NotBooked("XX-2026-0001", "REVERSED"));
    }

    @Test
    void while_its_reversal_is_pending_it_can_still_be_excepted() {
        given(booked("it", MEASURE), reverse("back", "it"), except("it"))
                .when(approve("back"))
                .thenRecorded("MutationApproved", "PostingsBooked", "MutationReversed", "MutationBooked");
    }
}
