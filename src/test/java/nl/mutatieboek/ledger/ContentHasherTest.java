package nl.mutatieboek.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import nl.mutatieboek.domain.Actor;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.PersonId;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

class ContentHasherTest {
    private static CommandEnvelope envelope(String content) {
        return CommandEnvelope.create(
                new Actor(new PersonId("proposer"), Set.of()),
                "/v1/mutations",
                "key",
                CanonicalJson.of(JsonNodeFactory.instance.stringNode(content)),
                "request",
                id -> new Command.ApproveMutation(new MutationId(id), null));
    }

    private static ContentHasher hasher(String saltKey) {
        return new ContentHasher(() -> saltKey.getBytes(StandardCharsets.US_ASCII));
    }

    /** Computed with Python: hmac.new(hmac.new(b"secret", b"content", "sha256").digest(), sha256hex, "sha256"). */
    @Test
    void content_hash_derives_from_the_salt_key_as_documented() {
        assertThat(hasher("secret").hash(envelope("content")))
                .isEqualTo("17503e2f8b6cc3db6923153d7ab23f7750eb71aeab0d88f1809c048c8fd20a5d");
    }

    @Test
    void content_hash_depends_on_content_and_book_only() {
        CommandEnvelope command = envelope("content");
        String hash = hasher("secret").hash(command);

        assertThat(hasher("secret").hash(envelope("content"))).isEqualTo(hash);
        assertThat(hasher("secret").hash(envelope("else"))).isNotEqualTo(hash);
        assertThat(hasher("other").hash(command)).isNotEqualTo(hash);
        assertThat(command.withContentHash(hasher("secret")).metadata().contentHash())
                .isEqualTo(hash);
    }
}
