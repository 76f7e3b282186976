package nl.mutatieboek.domain;

import java.time.LocalDate;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.PersonId;
import org.jspecify.annotations.Nullable;

/** Refusals about the state of a mutation and the mandates and consents that it needs. */
public sealed interface MutationRefusal extends Refusal {
    record UnknownMutation(MutationId mutation) implements MutationRefusal {}

    record MutationExists(String number) implements MutationRefusal {}

    /** A reversal must not be presented in an earlier moment than its original. */
    record ReversedInEarlierMoment(Moment moment, Moment original) implements MutationRefusal {}

    /** A reversal must not take effect before its original. */
    record ReversedOnEarlierDay(LocalDate effectiveOn, LocalDate original) implements MutationRefusal {}

    record NotOfChapter(PersonId person, String chapters) implements MutationRefusal {}

    record NoMandate(PersonId person, Mandate mandate) implements MutationRefusal {}

    record NoMandateForChapter(PersonId person, Mandate mandate, String chapters) implements MutationRefusal {}

    record ChapterNotNamed(PersonId person, String chapters) implements MutationRefusal {}

    record ProposerMayNotConsent(PersonId person, String number) implements MutationRefusal {}

    record AlreadyConsented(PersonId person, String number) implements MutationRefusal {}

    record ConsentNotAsked(String consent, String number) implements MutationRefusal {}

    record NotTheProposer(PersonId person, String number) implements MutationRefusal {}

    /** The same content is attached already, under this name. */
    record AttachedBefore(String number, String name) implements MutationRefusal {}

    record TooManyAttachments(String number, int most) implements MutationRefusal {}

    /** The mutation has no such attachment, or it is withdrawn. */
    record NotAttached(String number, String sha256) implements MutationRefusal {}

    record NotTheAttacher(PersonId person, String name) implements MutationRefusal {}

    record NotPending(String number, String state) implements MutationRefusal {}

    record NotBooked(String number, String state) implements MutationRefusal {}

    record ReversalUnderWay(String number, MutationId by) implements MutationRefusal {}

    record NotNewPolicy(String number) implements MutationRefusal {}

    record EarlyExecutionAllowedBefore(String number, String letter) implements MutationRefusal {}

    record AuthorisedAlready(String number, String act) implements MutationRefusal {}

    /** Only the chapter that proposed a mutation replaces it. */
    record ReplacedForOtherChapter(String number, String chapter) implements MutationRefusal {}

    record NotReversed(MutationId mutation, @Nullable String number) implements MutationRefusal {}
}
