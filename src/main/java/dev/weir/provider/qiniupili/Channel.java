package dev.weir.provider.qiniupili;

import dev.weir.kind.Describes;
import dev.weir.kind.Field;
import dev.weir.kind.Secret;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A PILI stream: takes an RTMP push and is played as RTMP, HLS and FLV.
 *
 * <p>The first generation's fields are in https://gist.github.com/why404/706a196dab8279c2a49d, the
 * second's in https://developer.qiniu.com/pili/2773/query-stream and its siblings.
 */
@Describes(
    apiVersion = "qiniu-pili/v1",
    doc =
        "A stream of a PILI hub: takes an RTMP push and is played as RTMP, HLS and FLV. Through the"
            + " API's second generation, a stream vanishes by itself 15 days after its last push"
            + " (the hub sets how long), and cannot be deleted: set `lifecycle: {onDelete: retain}`"
            + " there.",
    source = "https://developer.qiniu.com/pili/2515/create-a-stream")
public record Channel(
    @Field(
            doc = "Title of the stream, unique in its hub; the second generation calls it key.",
            example = "main-stage",
            fallback = Field.METADATA_NAME,
            role = Field.Role.IDENTITY,
            pattern = ChannelChecks.TITLE,
            patternSays = ChannelChecks.TITLE_SAYS)
        String title,
    @Field(
            doc =
                "Key that signs publish URLs: 1 to 64 letters, digits, dashes and underscores."
                    + " Qiniu makes one up when it is not set. A new key locks out whoever holds a"
                    + " URL made with the old one, from the next push on. First generation only.",
            example = "{fromEnv: WEIR_SECRET_MAIN_STAGE_KEY}")
        Optional<Secret> publishKey,
    @Field(
            doc =
                "How publish URLs are secured: `static` carries the key itself, `dynamic` a token"
                    + " that is good for one push; `dynamic` when not set at creation. A hub's own"
                    + " setting may win, and is then told instead. First generation only.",
            example = "dynamic",
            pattern = "static|dynamic",
            patternSays = "be `static` or `dynamic`")
        Optional<String> publishSecurity,
    @Field(
            doc =
                "Whether pushes are refused; disabling cuts a running push off. A ban that ends by"
                    + " itself counts as disabled until then, see `disabledTill`; when a manifest"
                    + " still wants it, it is imposed again. A manifest that does not say so wants"
                    + " the stream enabled.",
            fallback = "false")
        boolean disabled,
    @Field(
            doc =
                "Transcodings made of the stream from its next push on, `wmt_` and a name for a"
                    + " watermark. Second generation only.",
            example = "[480p, 720p]",
            harmless = true,
            unordered = true,
            min = 1,
            max = 100)
        List<String> converts,
    @Field(
            doc = "Qiniu's own name of it; first generation only.",
            example = "z1.live-demo.main-stage",
            role = Field.Role.COMPUTED)
        Optional<String> id,
    @Field(
            doc =
                "Until when pushes are refused: a time, or `forever`; not set when they never"
                    + " were.",
            example = "2026-03-01T08:00:00Z",
            role = Field.Role.COMPUTED,
            follows = "disabled")
        Optional<String> disabledTill,
    @Field(
            doc = "Transcodings that can be played; first generation only, set by the vendor.",
            role = Field.Role.COMPUTED)
        List<String> profiles,
    @Field(
            doc = "Host to push RTMP to.",
            example = "e4kvkh.publish.z1.pili.qiniup.com",
            role = Field.Role.COMPUTED)
        Optional<String> rtmpPublishHost,
    @Field(
            doc = "Host to play RTMP from.",
            example = "e4kvkh.live1-rtmp.z1.pili.qiniucdn.com",
            role = Field.Role.COMPUTED)
        Optional<String> rtmpPlayHost,
    @Field(doc = "Host to play HLS from.", role = Field.Role.COMPUTED) Optional<String> hlsPlayHost,
    @Field(doc = "Host to play FLV over HTTP from.", role = Field.Role.COMPUTED)
        Optional<String> flvPlayHost,
    @Field(doc = "Host to play recordings from.", role = Field.Role.COMPUTED)
        Optional<String> playbackHost,
    @Field(
            doc = "Where to push to, without the key or token that a push needs.",
            example = "rtmp://e4kvkh.publish.z1.pili.qiniup.com/live-demo/main-stage",
            role = Field.Role.COMPUTED)
        Optional<String> rtmpPublishUrl,
    @Field(
            doc = "Where to play RTMP from.",
            example = "rtmp://e4kvkh.live1-rtmp.z1.pili.qiniucdn.com/live-demo/main-stage",
            role = Field.Role.COMPUTED)
        Optional<String> rtmpPlayUrl,
    @Field(
            doc = "Where to play HLS from.",
            example = "http://e4kvkh.live1-hls.z1.pili.qiniucdn.com/live-demo/main-stage.m3u8",
            role = Field.Role.COMPUTED)
        Optional<String> hlsPlayUrl,
    @Field(
            doc = "Where to play FLV over HTTP from.",
            example = "http://e4kvkh.live1-hdl.z1.pili.qiniucdn.com/live-demo/main-stage.flv",
            role = Field.Role.COMPUTED)
        Optional<String> flvPlayUrl,
    @Field(doc = "When it was created.", role = Field.Role.COMPUTED) Optional<Instant> createdAt,
    @Field(doc = "When its settings last changed.", role = Field.Role.COMPUTED, follows = "*")
        Optional<Instant> updatedAt,
    @Field(
            doc = "When it vanishes by itself unless it is pushed before; second generation only.",
            role = Field.Role.COMPUTED)
        Optional<Instant> expireAt) {}
