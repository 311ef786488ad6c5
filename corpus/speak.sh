# What the scripts that make the corpora share: sourced, not run. Wants the folder $work for what a word needs for a moment.

rate=${RATE:-8000} # Hz
peak=-3          # dBFS, give or take 1.5
silence=50       # ms at least before and after the word,
silence_more=60  # and up to so many more
precision=12     # bits that carry sound; the dither below them is a faint noise (-72 dBFS), so silence is never digital zero

for program in espeak-ng flite festival sox flac; do
    command -v $program >/dev/null || { echo "$program is missing: see the packages at the head of the script" >&2; exit 1; }
done

calc() { awk "BEGIN { print $1 }"; }

# speak ENGINE VOICE PITCH SPEED TEXT WAV: words as the synthesiser says it.
#   PITCH: 0-99 for espeak, else percent of the voice's own. SPEED: percent of 150 words a minute for espeak, else of the voice's own.
speak() {
    stretch=$(calc "100 / $4")
    case $1:$2 in
    espeak:*)
        espeak-ng -z -v "$2" -p "$3" -s $((150 * $4 / 100)) -w "$6" "$5" ;;
    flite:kal*)
        flite -voice "$2" --setf duration_stretch="$stretch" --setf int_f0_target_mean="$(calc "95 * $3 / 100")" -t "$5" -o "$6" ;;
    flite:*)
        flite -voice "$2" --setf duration_stretch="$stretch" --setf f0_shift="$(calc "$3 / 100")" -t "$5" -o "$6" ;;
    festival:*_hts) # has no setting for the pitch
        festival -b "(voice_$2)" "(set! hts_engine_params (cons (list \"-r\" $(calc "$4 / 100")) hts_engine_params))" \
            "(utt.save.wave (utt.synth (Utterance Text \"$5\")) \"$6\" 'riff)" ;;
    festival:*)
        festival -b "(voice_$2)" "(Parameter.set 'Duration_Stretch $stretch)" \
            "(set! int_lr_params '((target_f0_mean $(calc "105 * $3 / 100")) (target_f0_std 14) (model_f0_mean 170) (model_f0_std 34)))" \
            "(utt.save.wave (utt.synth (Utterance Text \"$5\")) \"$6\" 'riff)" ;;
    *)
        echo "unknown engine: $1" >&2; return 1 ;;
    esac
}

# finish WAV SIZE NUMBER FLAC: resampled, without DC, trimmed, levelled, with a little silence around.
#   SIZE: percent; above 100 the voice of a smaller head (formants and pitch higher), below 100 of a larger one.
#   NUMBER: of the file in the corpus; spreads level and silences.
finish() {
    level=$(calc "$peak + ($3 * 17 % 31 - 15) / 10")
    before=$(calc "($silence + $3 * 37 % ($silence_more + 1)) / 1000")
    after=$(calc "($silence + $3 * 53 % ($silence_more + 1)) / 1000")
    sox -R "$1" -b 16 "$work/word.wav" gain -6 speed "$(calc "$2 / 100")" rate $rate highpass 40 gain -n -1 \
        silence 1 0.005 0.35% fade t 0.004 reverse silence 1 0.005 0.35% fade t 0.008 reverse \
        gain -n "$level" pad "$before" "$after" dither -p $precision
    flac --silent --best --blocksize=1024 --no-padding --no-seektable -o "$4" "$work/word.wav"
}
