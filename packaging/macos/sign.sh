#!/bin/bash
# Signs the bundle, wraps it into a disk image, has Apple notarise it and staples the ticket to both.
# Written with care, not yet tried on a Mac.   packaging/macos/sign.sh 0.1.0
# Needs: IDENTITY ("Developer ID Application: ...") and PROFILE (made once by: xcrun notarytool store-credentials PROFILE).
set -euo pipefail
cd "$(dirname "$0")/../.."
version=$1
app="dist/TacoLM Studio.app"
image="dist/tacolm-studio-$version-macos-$(uname -m).dmg"
entitlements=packaging/macos/entitlements.plist

# Inside first, the bundle last: a signature seals what it contains.
find "$app/Contents" \( -name '*.dylib' -o -name '*.so' \) -print0 |
    xargs -0 -n 32 codesign --force --timestamp --options runtime --sign "$IDENTITY"
codesign --force --timestamp --options runtime --entitlements "$entitlements" --sign "$IDENTITY" "$app"
codesign --verify --deep --strict --verbose=2 "$app"

ditto -c -k --keepParent "$app" build/notarise.zip
xcrun notarytool submit build/notarise.zip --keychain-profile "$PROFILE" --wait
xcrun stapler staple "$app"

hdiutil create -volname "TacoLM Studio" -srcfolder "$app" -ov -format UDZO "$image"
codesign --force --timestamp --sign "$IDENTITY" "$image"
xcrun notarytool submit "$image" --keychain-profile "$PROFILE" --wait
xcrun stapler staple "$image"
spctl --assess --type open --context context:primary-signature --verbose "$image"
