package nl.mutatieboek.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.mutatieboek.domain.Actor;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.Mandate;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.NameBasedUuidFactory;
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
    void imported_command_id_derives_from_actor_import_and_number() {
        CommandEnvelope imported = CommandEnvelope.createNumbered(
                new Actor(new PersonId("importer"), Set.of()),
                "/imports",
                "00000000-0000-4000-8000-000000000001",
                7,
                "correlation",
                new Command.ApproveMutation(new MutationId(new UUID(0, 0))));

        assertThat(imported.metadata().causationId()).hasToString("f51b089d-dbf8-82d5-81b5-000000070000");
        assertThat(imported.metadata().idempotencyKey()).isEqualTo("00000000-0000-4000-8000-000000000001\n7");
    }

    @Test
    void adjustment_id_derives_from_cause_moment_chapter_and_number_and_shares_the_first_half_of_its_cause() {
        MutationId imported = MutationId.parse("b42d4528-1a2a-8ca5-a2bd-218a2e6ba71f");
        MutationId stated = MutationId.parse("72e358dd-3a69-5a63-b3a4-9701bb308733");

        assertThat(imported.derive(Moment.parse("2026-ISB-3"), new ChapterCode("XX"), 0))
                .hasToString("b42d4528-1a2a-8ca5-ad27-053f8193dd61");
        assertThat(imported.derive(Moment.parse("2026-OWB"), new ChapterCode("XVII"), 12))
                .hasToString("b42d4528-1a2a-8ca5-95e9-7dc6615dea21");
        assertThat(stated.derive(Moment.parse("2026-OWB"), new ChapterCode("XX"), 0))
                .hasToString("72e358dd-3a69-8a63-b73d-4ff3db90f5c7");
    }

    @Test
    void event_metadata_holds_actor_authority_key_and_content_hash() {
        assertThat(sign(PROPOSER, "/v1/mutations", "key-1", "content").metadata())
                .isEqualTo(new EventMetadata(
                        "proposer",
                        "ADMINISTER:VI,ADMINISTER:XX,APPROVE:VI,APPROVE:XX,"
                                + "CONFIRM:VI,CONFIRM:XX,PROPOSE:VI,PROPOSE:XX",
                        "key-1",
                        // sha256 of the JSON text "content", with its quotation marks
                        "b09c7d54e7dd3d63683312b9913f78ac3779abcfd921d4a795469bd76017a4d5",
                        "request-1",
                        UUID.fromString("72e358dd-3a69-5a63-b3a4-9701bb308733")));
    }

    @Test
    void authority_lists_each_mandate_with_its_chapter_or_for_the_book() {
        ChapterCode namedLikeMandate = new ChapterCode("IMPORT");
        Actor ofChapter = new Actor(
                PROPOSER.person(),
                Map.of(Mandate.PROPOSE, Set.of(namedLikeMandate), Mandate.APPROVE, Set.of(new ChapterCode("XX"))),
                Set.of(Mandate.ADMINISTER));
        Actor ofBook = new Actor(PROPOSER.person(), Map.of(), Set.of(Mandate.IMPORT));

        assertThat(authority(ofChapter)).isEqualTo("ADMINISTER,APPROVE:XX,PROPOSE:IMPORT");
        assertThat(authority(ofBook)).isEqualTo("IMPORT");
        assertThat(authority(new Actor(PROPOSER.person(), Set.of()))).isEmpty();
    }

    private static String authority(Actor actor) {
        return sign(actor, "/v1/mutations", "key-1", "content").metadata().authority();
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
