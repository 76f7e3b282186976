package nl.mutatieboek.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;
import nl.mutatieboek.domain.Actor;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.PersonId;
import org.junit.jupiter.api.Test;

/** Identities that are made of names; fixed for ever, and computed apart. */
class CommandIdentityTest {
    private static final Actor PROPOSER =
            new Actor(new PersonId("proposer"), Set.of(new ChapterCode("XX"), new ChapterCode("VI")));

    @Test
    void a_name_based_identity_is_the_one_of_the_standard() {
        UUID dns = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");

        // RFC 9562, appendix A.4
        assertThat(NameBasedUuidFactory.of(dns, "www.example.com")).hasToString("2ed6657d-e927-568b-95e1-2665a8aea6a2");
    }

    @Test
    void identities_of_a_family_begin_alike_and_lie_in_the_order_of_their_numbers() {
        UUID dns = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");

        // Version 5 of the family is 2ed6657d-e927-568b-95e1-2665a8aea6a2.
        assertThat(NameBasedUuidFactory.numbered(dns, "www.example.com", 0))
                .hasToString("2ed6657d-e927-868b-95e1-000000000000");
        assertThat(NameBasedUuidFactory.numbered(dns, "www.example.com", 258))
                .hasToString("2ed6657d-e927-868b-95e1-000001020000");
        assertThat(NameBasedUuidFactory.numbered(dns, "www.example.com", 4_294_967_295L))
                .hasToString("2ed6657d-e927-868b-95e1-ffffffff0000");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NameBasedUuidFactory.numbered(dns, "www.example.com", 4_294_967_296L));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NameBasedUuidFactory.numbered(dns, "www.example.com", -1));
        assertThat(NameBasedUuidFactory.together(dns, "www.example.com", "a").toString())
                .startsWith("2ed6657d-e927-868b-")
                .endsWith(NameBasedUuidFactory.of(dns, "www.example.com\na")
                        .toString()
                        .substring(18));
        assertThat(NameBasedUuidFactory.together(dns, "www.example.com", "b"))
                .isNotEqualTo(NameBasedUuidFactory.together(dns, "www.example.com", "a"));
    }

    @Test
    void parts_lie_beside_their_whole() {
        UUID whole = UUID.fromString("2ed6657d-e927-568b-95e1-2665a8aea6a2");

        assertThat(NameBasedUuidFactory.part(whole, 1)).hasToString("2ed6657d-e927-868b-95e1-2665a8ae0001");
        assertThat(NameBasedUuidFactory.part(whole, 65_535)).hasToString("2ed6657d-e927-868b-95e1-2665a8aeffff");
        assertThatIllegalArgumentException().isThrownBy(() -> NameBasedUuidFactory.part(whole, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> NameBasedUuidFactory.part(whole, 65_536));
    }

    @Test
    void a_command_is_known_by_its_actor_path_and_key_and_names_the_dossier_that_it_opens() {
        CommandEnvelope signed = sign(PROPOSER, "/v1/mutations", "key-1", "content");

        assertThat(signed.origin().causation()).hasToString("72e358dd-3a69-5a63-b3a4-9701bb308733");
        assertThat(((Command.ApproveMutation) signed.command()).mutation().value())
                .isEqualTo(signed.origin().causation());
    }

    @Test
    void another_actor_path_or_key_is_another_command_and_other_content_or_chapters_are_not() {
        UUID command =
                sign(PROPOSER, "/v1/mutations", "key-1", "content").origin().causation();
        Actor other = new Actor(new PersonId("other"), PROPOSER.actsFor());
        Actor promoted = new Actor(PROPOSER.person(), Set.of());

        assertThat(sign(other, "/v1/mutations", "key-1", "content").origin().causation())
                .isNotEqualTo(command);
        assertThat(sign(PROPOSER, "/v1/chapters", "key-1", "content").origin().causation())
                .isNotEqualTo(command);
        assertThat(sign(PROPOSER, "/v1/mutations", "key-2", "content").origin().causation())
                .isNotEqualTo(command);
        assertThat(sign(PROPOSER, "/v1/mutations", "key-1", "else").origin().causation())
                .isEqualTo(command);
        assertThat(sign(promoted, "/v1/mutations", "key-1", "content").origin().causation())
                .isEqualTo(command);
    }

    @Test
    void an_origin_says_who_on_whose_authority_with_which_key_and_content() {
        assertThat(sign(PROPOSER, "/v1/mutations", "key-1", "content").origin())
                .isEqualTo(new EventMetadata(
                        "proposer",
                        "VI,XX",
                        "key-1",
                        // sha256 of "content"
                        "ed7002b439e9ac845f22357d822bac1444730fbdb6016d3ec9432297b9ec9f73",
                        "request-1",
                        UUID.fromString("72e358dd-3a69-5a63-b3a4-9701bb308733")));
    }

    private static CommandEnvelope sign(Actor actor, String path, String key, String content) {
        return CommandEnvelope.by(
                actor,
                path,
                key,
                content.getBytes(StandardCharsets.UTF_8),
                "request-1",
                id -> new Command.ApproveMutation(new MutationId(id)));
    }
}
