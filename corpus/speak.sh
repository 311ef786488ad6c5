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

# speak ENGINE VOICE PITCH SPEED TEXT SIZE NUMBER FLAC: has the synthesiser say a text; the file is there once finish was called.
#   PITCH: 0-99 for espeak, else percent of the voice's own. SPEED: percent of 150 words a minute for espeak, else of the voice's own.
#   SIZE: percent; above 100 the voice of a smaller head (formants and pitch higher), below 100 of a larger one.
#   NUMBER: of the file in the corpus; spreads level and silences.
speak() {
    wav=$work/$7.wav
    case $1:$2 in
    espeak:*)
        espeak-ng -z -v "$2" -p "$3" -s $((150 * $4 / 100)) -w "$wav" "$5" ;;
    flite:kal*)
        flite -voice "$2" --setf duration_stretch="$(calc "100 / $4")" --setf int_f0_target_mean="$(calc "95 * $3 / 100")" -t "$5" -o "$wav" ;;
    flite:*)
        flite -voice "$2" --setf duration_stretch="$(calc "100 / $4")" --setf f0_shift="$(calc "$3 / 100")" -t "$5" -o "$wav" ;;
    festival:*_hts) # has no setting for the pitch
        festival_later "$5" "(voice_$2)" "(set! hts_engine_params (cons (list \"-r\" $(calc "$4 / 100")) hts_engine_params))" ;;
    festival:*)
        festival_later "$5" "(voice_$2)" "(Parameter.set 'Duration_Stretch $(calc "100 / $4"))" \
            "(set! int_lr_params '((target_f0_mean $(calc "105 * $3 / 100")) (target_f0_std 14) (model_f0_mean 170) (model_f0_std 34)))" ;;
    *)
        echo "unknown engine: $1" >&2; return 1 ;;
    esac
    printf '%s\t' "$wav" "$6" "$7" >>"$work/spoken"
    echo "$8" >>"$work/spoken"
}

# Festival takes a second to start, and next to none to say a word: it says all that speak was asked for at once.
festival_later() ( # TEXT SETTING...
    text=$1
    shift
    printf '%s\n' "$@" "(utt.save.wave (utt.synth (Utterance Text \"$text\")) \"$wav\" 'riff)" >>"$work/festival.scm"
)

# finish: makes the files of all that was spoken since the last time: resampled, without DC, trimmed, levelled, with a little silence around.
finish() (
    if [ -e "$work/festival.scm" ]; then
        festival -b "$work/festival.scm"
        rm "$work/festival.scm"
    fi
    awk -F '\t' -v OFS='\t' -v peak=$peak -v silence=$silence -v more=$silence_more '{
        print $1, $2 / 100, peak + ($3 * 17 % 31 - 15) / 10,
            (silence + $3 * 37 % (more + 1)) / 1000, (silence + $3 * 53 % (more + 1)) / 1000, $4
    }' "$work/spoken" | while IFS='	' read -r wav size level before after flac; do
        sox -R "$wav" -b 16 "$work/word.wav" gain -6 speed "$size" rate $rate highpass 40 gain -n -1 \
            silence 1 0.005 0.35% fade t 0.004 reverse silence 1 0.005 0.35% fade t 0.008 reverse \
            gain -n "$level" pad "$before" "$after" dither -p $precision
        flac --silent --best --blocksize=1024 --no-padding --no-seektable -o "$flac" "$work/word.wav"
    done
    rm "$work"/*.wav "$work/spoken"
)
