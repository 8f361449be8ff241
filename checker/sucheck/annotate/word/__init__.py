"""Comments in Word documents."""
