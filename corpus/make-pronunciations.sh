#!/bin/sh
# Prints how all words are said that the recipes digits-open and words learn: their lines of CMUdict, the first of several. What
# pronunciations.dict beside this script holds is made with the one of Debian's pocketsphinx-en-us:
#
#   make-pronunciations.sh /usr/share/pocketsphinx/model/en-us/cmudict-en-us.dict >pronunciations.dict
set -eu

here=$(cd "$(dirname "$0")" && pwd)

cat <<END
# How the words are said that the recipes digits-open and words learn: part of the Carnegie Mellon Pronouncing Dictionary.
#
# Copyright (C) 1993-2015 Carnegie Mellon University. All rights reserved.
#
# Redistribution and use in source and binary forms, with or without modification, are permitted provided that the following conditions
# are met:
#
# 1. Redistributions of source code must retain the above copyright notice, this list of conditions and the following disclaimer.
# 2. Redistributions in binary form must reproduce the above copyright notice, this list of conditions and the following disclaimer in
#    the documentation and/or other materials provided with the distribution.
#
# This work was supported in part by funding from the Defense Advanced Research Projects Agency, the Office of Naval Research and the
# National Science Foundation of the United States of America, and by member companies of the Carnegie Mellon Sphinx Speech Consortium.
#
# THIS SOFTWARE IS PROVIDED BY CARNEGIE MELLON UNIVERSITY "AS IS" AND ANY EXPRESSED OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO,
# THE IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE DISCLAIMED. IN NO EVENT SHALL CARNEGIE MELLON
# UNIVERSITY NOR ITS EMPLOYEES BE LIABLE FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL DAMAGES (INCLUDING,
# BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER CAUSED
# AND ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY, OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY
# OUT OF THE USE OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.

END

{
    cat "$here/words.txt" "$here/near-words.txt" "$here/more-words.txt"
    cut -f2 "$here/an4-words.tsv"
    # The words of Speech Commands.
    printf '%s\n' zero one two three four five six seven eight nine backward bed bird cat dog down follow forward go happy house learn left \
        marvin no off on right sheila stop tree up visual wow yes
} | LC_ALL=C sort -u | awk '
    NR == FNR { wanted[$1]; next }
    $1 == "a(2)" { $1 = "a"; print; next }  # the letter, not the article
    $1 in wanted && $1 != "a"' - "$1"
