package io.cronsupportbundle.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UploadersTest {
    @ParameterizedTest
    @CsvSource({
        "s3://bucket, S3Uploader",
        "https://store.example/bucket, S3Uploader",
        "https://store.example/bucket/key?X-Amz-Signature=1, PresignedUploader",
        "file:///bundles, FileUploader",
    })
    void findsTheOneUploaderForEachKindOfEndpoint(String setting, String type) {
        try (ApplicationContext context = ApplicationContext.run();
                Uploader uploader = context.getBean(Uploaders.class).to(TestEgress.endpoint(setting), new TestEgress().egress())) {
            assertThat(uploader.getClass().getSimpleName()).isEqualTo(type);
        }
    }

    @Test
    void doesNotGuessWhenThereIsNoUploader() {
        assertThatThrownBy(() -> new Uploaders(List.of())
                .to(TestEgress.endpoint("https://store.example/b/k?X-Amz-Signature=SECRET"), new TestEgress().egress()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageNotContaining("SECRET");
    }
}
