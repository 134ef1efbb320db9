package se.inkopsnavet.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import se.inkopsnavet.finding.Finding;
import se.inkopsnavet.policy.Policies;
import se.inkopsnavet.policy.PolicyBook;
import se.inkopsnavet.yaml.YamlSource;

/** The shipped rules of the made-up municipality, with something else in one place. */
final class PolicyEdit {

    private PolicyEdit() {}

    static PolicyBook of(String old, String fresh) {
        PolicyBook book = new PolicyBook(Policies.of(List.of(changed(shipped(), old, fresh))));
        assertThat(book.policies().findings()).noneMatch(Finding::isError);
        return book;
    }

    static YamlSource shipped() {
        return YamlSource.matching(Path.of(""), "mappings/municipalities/*.yaml").stream()
                .filter(each -> each.file().endsWith("exempelkommun.yaml"))
                .findFirst()
                .orElseThrow();
    }

    static YamlSource changed(YamlSource source, String old, String fresh) {
        assertThat(source.text()).contains(old);
        return new YamlSource(source.file(), source.text().replace(old, fresh));
    }
}
