package nl.mutatieboek.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Set;
import java.util.UUID;
import nl.mutatieboek.domain.Actor;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.PersonId;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

/** Name-based identities: permanent, with independently computed expectations. */
class CommandIdentityTest {
    private static final Actor PROPOSER =
            new Actor(new PersonId("proposer"), Set.of(new ChapterCode("XX"), new ChapterCode("VI")));

    @Test
    void name_based_uuid_equals_the_rfc_9562_example() {
        UUID dns = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");

        // RFC 9562, appendix A.4
        assertThat(NameBasedUuidFactory.create(dns, "www.example.com"))
                .hasToString("2ed6657d-e927-568b-95e1-2665a8aea6a2");
    }

    @Test
    void numbered_uuids_share_a_prefix_and_sort_by_number() {
        UUID dns = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");

        // Version 5 of the family is 2ed6657d-e927-568b-95e1-2665a8aea6a2.
        assertThat(NameBasedUuidFactory.createNumbered(dns, "www.example.com", 0))
                .hasToString("2ed6657d-e927-868b-95e1-000000000000");
        assertThat(NameBasedUuidFactory.createNumbered(dns, "www.example.com", 258))
                .hasToString("2ed6657d-e927-868b-95e1-000001020000");
        assertThat(NameBasedUuidFactory.createNumbered(dns, "www.example.com", 4_294_967_295L))
                .hasToString("2ed6657d-e927-868b-95e1-ffffffff0000");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NameBasedUuidFactory.createNumbered(dns, "www.example.com", 4_294_967_296L));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NameBasedUuidFactory.createNumbered(dns, "www.example.com", -1));
        assertThat(NameBasedUuidFactory.createInFamily(dns, "www.example.com", "a")
                        .toString())
                .startsWith("2ed6657d-e927-868b-")
                .endsWith(NameBasedUuidFactory.create(dns, "www.example.com\na")
                        .toString()
                        .substring(18));
        assertThat(NameBasedUuidFactory.createInFamily(dns, "www.example.com", "b"))
                .isNotEqualTo(NameBasedUuidFactory.createInFamily(dns, "www.example.com", "a"));
    }

    @Test
    void part_uuid_shares_the_prefix_of_its_whole() {
        UUID whole = UUID.fromString("2ed6657d-e927-568b-95e1-2665a8aea6a2");

        assertThat(NameBasedUuidFactory.createPart(whole, 1)).hasToString("2ed6657d-e927-868b-95e1-2665a8ae0001");
        assertThat(NameBasedUuidFactory.createPart(whole, 65_535)).hasToString("2ed6657d-e927-868b-95e1-2665a8aeffff");
        assertThatIllegalArgumentException().isThrownBy(() -> NameBasedUuidFactory.createPart(whole, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> NameBasedUuidFactory.createPart(whole, 65_536));
    }

    @Test
    void command_id_derives_from_actor_path_and_key_and_is_the_new_mutation_id() {
        CommandEnvelope signed = sign(PROPOSER, "/v1/mutations", "key-1", "content");

        assertThat(signed.metadata().causationId()).hasToString("72e358dd-3a69-5a63-b3a4-9701bb308733");
        assertThat(((Command.ApproveMutation) signed.command()).mutation().value())
                .isEqualTo(signed.metadata().causationId());
    }

    @Test
    void command_id_depends_on_actor_path_and_key_only() {
        UUID command =
                sign(PROPOSER, "/v1/mutations", "key-1", "content").metadata().causationId();
        Actor other = new Actor(new PersonId("other"), PROPOSER.mandatedChapters());
        Actor promoted = new Actor(PROPOSER.person(), Set.of());

        assertThat(sign(other, "/v1/mutations", "key-1", "content").metadata().causationId())
                .isNotEqualTo(command);
        assertThat(sign(PROPOSER, "/v1/chapters", "key-1", "content").metadata().causationId())
                .isNotEqualTo(command);
        assertThat(sign(PROPOSER, "/v1/mutations", "key-2", "content")
                        .metadata()
                        .causationId())
                .isNotEqualTo(command);
        assertThat(sign(PROPOSER, "/v1/mutations", "key-1", "else").metadata().causationId())
                .isEqualTo(command);
        assertThat(sign(promoted, "/v1/mutations", "key-1", "content")
                        .metadata()
                        .causationId())
                .isEqualTo(command);
    }

    @Test
    void event_metadata_holds_actor_authority_key_and_content_hash() {
        assertThat(sign(PROPOSER, "/v1/mutations", "key-1", "content").metadata())
                .isEqualTo(new EventMetadata(
                        "proposer",
                        "VI,XX",
                        "key-1",
                        // sha256 of the JSON text "content", with its quotation marks
                        "b09c7d54e7dd3d63683312b9913f78ac3779abcfd921d4a795469bd76017a4d5",
                        "request-1",
                        UUID.fromString("72e358dd-3a69-5a63-b3a4-9701bb308733")));
    }

    private static CommandEnvelope sign(Actor actor, String path, String key, String content) {
        return CommandEnvelope.create(
                actor,
                path,
                key,
                CanonicalJson.of(JsonNodeFactory.instance.stringNode(content)),
                "request-1",
                id -> new Command.ApproveMutation(new MutationId(id)));
    }
}
