package nl.mutatieboek.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import nl.mutatieboek.domain.value.MutationKind;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.YamlMapFactoryBean;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The lists of kinds in {@code openapi.yaml}: a new kind belongs in each. */
class DescribedKindsTest {
    @Test
    void every_list_of_kinds_is_complete() {
        YamlMapFactoryBean yaml = new YamlMapFactoryBean();
        yaml.setResources(new ClassPathResource("openapi.yaml"));
        JsonNode description = new JsonMapper().valueToTree(yaml.getObject());
        List<String> kinds =
                Arrays.stream(MutationKind.values()).map(MutationKind::name).toList();

        List<List<String>> described = description.findValues("enum").stream()
                .map(values -> values.valueStream()
                        .filter(value -> !value.isNull())
                        .map(JsonNode::asString)
                        .toList())
                .filter(values -> values.contains(MutationKind.REORGANISATION.name()))
                .toList();

        assertThat(described)
                .hasSizeGreaterThan(10)
                .allSatisfy(values -> assertThat(values)
                        .isSubsetOf(kinds)
                        .containsAll(kinds.stream()
                                .filter(kind -> !kind.equals(MutationKind.REVERSAL.name()))
                                .toList()));
    }
}
