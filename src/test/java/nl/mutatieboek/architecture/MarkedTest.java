package nl.mutatieboek.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Each engine reads the marks of its own tests alone, and says nothing of others. */
class MarkedTest {
    @Test
    void no_class_with_properties_bears_a_mark_that_jqwik_does_not_read() {
        List<JavaClass> withProperties = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeJars()).importPackages("nl.mutatieboek").stream()
                        .filter(one ->
                                one.getMethods().stream().anyMatch(method -> method.isAnnotatedWith(Property.class)))
                        .toList();

        assertThat(withProperties)
                .hasSizeGreaterThan(2)
                .noneMatch(one -> one.isAnnotatedWith(Tag.class)
                        || one.getMethods().stream().anyMatch(method -> method.isAnnotatedWith(Tag.class)));
    }
}
